import { createHash } from 'node:crypto';
import {
  type ActionStore,
  type ChatPlatform,
  type Message,
  type PostResult,
  storeActions,
} from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import type { Chore } from '../digest/chores.ts';
import type { Log } from '../log.ts';
import type { Rates } from '../topics/rates.ts';
import { endedCard, nameOf, topicCard, topicMenu } from './card-message.ts';
import type { Card, CardStore, CardTopic } from './card-store.ts';

export interface KeepParts {
  readonly cards: CardStore;
  readonly rates: Pick<Rates, 'of'>;
  readonly actions: ActionStore;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Platforms take edits far more slowly than people join. */
const CARDS_A_RUN = 40;
/** A card changes at most so often, however many join. */
const BETWEEN_MS = 60_000;
const REFUSED_MS = 6 * 3_600_000;

/** Has posted cards say how their topics are now: name, rule, emoji and numbers. */
export function keepCards(parts: KeepParts): Chore {
  return {
    name: 'topic cards',
    run: async (signal) => {
      const due = await parts.cards.due(parts.clock.now(), CARDS_A_RUN);
      if (due.length === 0) return;
      const lookedAt = parts.clock.now();
      const summaries = await summariesOf(parts, due);
      for (const card of due) {
        if (signal.aborted) return;
        await keepOne(parts, card, summaries, lookedAt);
      }
    },
  };
}

export type Summaries = ReadonlyMap<string, CardTopic & { readonly papersPerWeek: number }>;

export async function summariesOf(
  { cards, rates }: Pick<KeepParts, 'cards' | 'rates'>,
  all: readonly Card[],
): Promise<Summaries> {
  const ids = new Set(all.flatMap(({ subjects }) => subjects.map(({ id }) => id)));
  const topics = [...(await cards.topics([...ids])).values()];
  const living = topics.filter(({ removed }) => !removed);
  const perWeek = await rates.of(living.map(({ rule }) => rule));
  return new Map(
    topics.map((topic) => [topic.id, { ...topic, papersPerWeek: perWeek.get(topic.rule) ?? 0 }]),
  );
}

/** How a card should look now; undefined when its topics are not even remembered. */
export function messageOf({ subjects }: Pick<Card, 'subjects'>, summaries: Summaries): Message | undefined {
  const topics = subjects.flatMap(({ id }) => summaries.get(id) ?? []);
  const living = topics.filter(({ removed }) => !removed);
  const [only] = living;
  if (only === undefined) return topics.length > 0 ? endedCard(topics.map(nameOf)) : undefined;
  return subjects.length === 1 ? topicCard(only) : topicMenu(living);
}

async function keepOne(parts: KeepParts, card: Card, summaries: Summaries, lookedAt: number): Promise<void> {
  const { cards, actions, platformOf, clock } = parts;
  const platform = platformOf(card.ref.platform);
  if (platform?.state().state !== 'connected') return cards.putOff(card.id, clock.now() + BETWEEN_MS);
  const message = messageOf(card, summaries);
  const hasEnded = card.subjects.every(({ id }) => summaries.get(id)?.removed ?? true);
  if (message === undefined) return cards.end(card.ref);
  const shown = markOf(message);
  if (shown !== card.shown) {
    const result = await tried(parts, () => editWith(platform, actions, card, message));
    if (result.state !== 'accepted') return notKept(parts, card, result);
    await reseed(platform, card, message);
  }
  if (hasEnded) return cards.end(card.ref);
  await cards.shows(card.id, shown, lookedAt, clock.now() + (shown === card.shown ? 0 : BETWEEN_MS));
}

async function editWith(
  platform: ChatPlatform,
  actions: ActionStore,
  { ref }: Card,
  message: Message,
): Promise<PostResult> {
  return platform.edit(ref, await storeActions(actions, message));
}

/** A card gets its new emoji; the old one says nothing any more. One just posted has been given its own. */
async function reseed(platform: ChatPlatform, { ref, shown }: Card, message: Message): Promise<void> {
  if (shown === '') return;
  const [before, now] = [seedsIn(shown), message.seedReactions ?? []];
  const put = now.filter((emoji) => !before.includes(emoji));
  const take = before.filter((emoji) => !now.includes(emoji));
  if (put.length + take.length > 0) await platform.seed?.(ref, put, take);
}

async function notKept(
  { cards, clock, log }: KeepParts,
  { id, ref }: Card,
  result: Exclude<PostResult, { state: 'accepted' }>,
): Promise<void> {
  const now = clock.now();
  if (result.state === 'refused' && result.reason === 'gone') return cards.end(ref);
  if (result.state === 'later') return cards.putOff(id, now + Math.max(result.afterMs, BETWEEN_MS));
  if (result.state === 'unknown') return cards.putOff(id, now + BETWEEN_MS);
  log.info({ posted: id, reason: result.reason }, 'a topic card could not be changed');
  return cards.putOff(id, now + REFUSED_MS);
}

/** An adapter that throws has changed it, or not: it is tried again. */
export async function tried(
  { log }: Pick<KeepParts, 'log'>,
  work: () => Promise<PostResult>,
): Promise<PostResult> {
  try {
    return await work();
  } catch (error) {
    log.error({ error }, 'a topic card could not be sent');
    return { state: 'unknown', detail: 'the connection broke' };
  }
}

/** What a message shows, in few characters: its emoji, then a hash of the rest. */
function markOf(message: Message): string {
  const seeds = message.seedReactions ?? [];
  const hash = createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 22);
  return [...seeds, hash].join(' ');
}

function seedsIn(shown: string): readonly string[] {
  return shown.split(' ').slice(0, -1);
}
