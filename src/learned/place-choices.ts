import type { Destination } from '../digest/schedule/schedule.ts';
import { together } from '../together.ts';
import { LEAST_CHOICES } from './api.ts';
import type { Choice } from './choices.ts';
import type { LearnedStore } from './learned-store.ts';

/** Where papers come to, with whoever chooses among them. */
export type Learning = Pick<Destination, 'id' | 'spaceId' | 'platform' | 'channelId' | 'personId'>;

interface InSpace {
  readonly choices: readonly Choice[];
  readonly channels: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: readonly Choice[] = [];
const PEOPLE_AT_ONCE = 200;

/** The choices of places, read for one piece of work: what the channels of a space have in common is read once. */
export class PlaceChoices {
  readonly #store: LearnedStore;
  readonly #spaces = new Map<string, Promise<InSpace>>();

  constructor(store: LearnedStore) {
    this.#store = store;
  }

  /** None where there are too few to learn from, which costs one look. */
  async enoughOf({ personId, spaceId, channelId }: Learning): Promise<readonly Choice[]> {
    const isEnough = personId === '' || (await this.#count(personId)) >= LEAST_CHOICES;
    const choices = isEnough ? await this.of({ personId, spaceId, channelId }) : NONE;
    return choices.length >= LEAST_CHOICES ? choices : NONE;
  }

  async of({ personId, spaceId, channelId }: Omit<Learning, 'id' | 'platform'>): Promise<readonly Choice[]> {
    if (personId !== '') return this.#store.choicesOf(personId);
    const reading = this.#spaces.get(spaceId) ?? this.#read(spaceId);
    this.#spaces.set(spaceId, reading);
    const { choices, channels } = await reading;
    return choices.filter(({ paperId }) => channels.get(paperId)?.has(channelId));
  }

  async #read(spaceId: string): Promise<InSpace> {
    const choices = await this.#store.choicesIn(spaceId);
    const papers = [...new Set(choices.map(({ paperId }) => paperId))];
    const channels = papers.length === 0 ? new Map() : await this.#store.channelsWith(spaceId, papers);
    return { choices, channels };
  }

  readonly #count = together(async (personIds: readonly string[]) => {
    const counts = await this.#store.counts([...new Set(personIds)]);
    return personIds.map((id) => counts.get(id) ?? 0);
  }, PEOPLE_AT_ONCE);
}
