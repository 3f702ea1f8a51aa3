import type { Paper } from '../papers/api.ts';
import { stem } from '../search/analyzer.ts';
import { LEAST_CHOICES, type Learned, type LearnedDesk, type LearnedWord, type Learner } from './api.ts';
import { newest, signals } from './choices.ts';
import { type Learning, PlaceChoices } from './place-choices.ts';
import { type ReadParts, readPapers } from './read-papers.ts';
import { type StudyParts, study } from './study.ts';
import type { Taste } from './taste.ts';
import { usualForms } from './usual-forms.ts';

export interface DeskParts extends StudyParts, ReadParts {
  readonly feedOf: (personId: string) => string;
  /** A channel's destination; undefined for one without a digest. */
  readonly destinationOf: (
    platform: string,
    channelId: string,
  ) => Promise<{ readonly id: string } | undefined>;
}

const WORDS_TOLD = 10;

export function createLearnedDesk(parts: DeskParts): LearnedDesk {
  const { store } = parts;
  const placed = async (learner: Learner) => {
    const place = await placeOf(parts, learner);
    return { id: place.id, spaceId: place.personId === '' ? place.spaceId : '' };
  };
  return {
    of: async (learner) => learnedBy(parts, await placeOf(parts, learner)),
    switch: async (learner, isOn) => store.switch(await placed(learner), isOn),
    forget: async (learner, word) => store.leaveOut(await placed(learner), stem(word), word),
    giveBack: async (learner, word) => store.giveBack(await placed(learner), stem(word)),
  };
}

async function placeOf(
  { feedOf, destinationOf }: Pick<DeskParts, 'feedOf' | 'destinationOf'>,
  learner: Learner,
): Promise<Learning> {
  if ('person' in learner) {
    const { id, platform } = learner.person;
    return { id: feedOf(id), personId: id, platform, spaceId: '', channelId: '' };
  }
  const { platform, channelId } = learner.channel;
  const held = await destinationOf(platform, channelId);
  const id = held?.id ?? `channel:${platform}:${channelId}`;
  return { id, personId: '', platform, spaceId: learner.space.id, channelId };
}

async function learnedBy(parts: DeskParts, place: Learning): Promise<Learned> {
  const { isOff, words } = await parts.store.told(place.id);
  const choices = newest(await new PlaceChoices(parts.store).of(place));
  const told = {
    isOn: !isOff,
    choices: choices.length,
    people: new Set(choices.map(({ personId }) => personId)).size,
    forgotten: words.map(({ word }) => word),
  };
  if (isOff || choices.length < LEAST_CHOICES) return { ...told, liked: [], disliked: [] };
  const taste = await study(parts, place, choices, new Set(words.map(({ term }) => term)));
  const papers = await readPapers(parts, [...signals(choices).keys()]);
  return { ...told, liked: strongest(taste, 1, papers), disliked: strongest(taste, -1, papers) };
}

function strongest(taste: Taste, way: 1 | -1, papers: readonly Paper[]): readonly LearnedWord[] {
  const terms = taste.strongest(way).slice(0, WORDS_TOLD);
  const forms = usualForms(terms, papers);
  return terms.map((term) => {
    const { liked = 0, disliked = 0 } = taste.weights.get(term) ?? {};
    return { word: forms.get(term) ?? term, papers: way > 0 ? liked : disliked };
  });
}
