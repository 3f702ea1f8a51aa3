import type { Person, Space } from '../chat/api.ts';
import type { EmojiTable } from '../choices/api.ts';
import type { NewSubscription } from '../topics/subscription-store.ts';
import { type Effect, lastOfEach } from './effect.ts';
import { plainEmoji } from './emoji.ts';
import { type Agreed, meaningOf } from './meaning.ts';
import type { Decided, Held, ReactionRow } from './reaction-lists.ts';
import type { Told } from './told.ts';

/** What a space's people agreed on, and the space. */
export interface Around extends Agreed {
  readonly space: Space;
}

export interface DecideParts {
  /** Around the message; undefined for a space that is not held any more. */
  readonly around: (told: Told) => Around | undefined;
  readonly subscription: (person: Person, space: Space, topicId: string) => NewSubscription;
}

/** What was told, in order, with what is held: of two about one emoji of one person, the later by the platform's time wins. */
export function decide(parts: DecideParts, all: readonly Told[], held: Held): Decided {
  const fresh = once(all).filter((told) => parts.around(told) && !held.isFollowed(told));
  const ofOne = Map.groupBy(fresh, ({ posted, personId }) => `${posted.id} ${personId}`);
  const decided = [...ofOne.values()].map((told) => decideOne(parts, told, held));
  return {
    rows: decided.flatMap(({ rows }) => rows),
    effects: lastOfEach(decided.flatMap(({ effects }) => effects)),
    seen: decided.flatMap(({ seen }) => seen),
    noLongerForgotten: decided.flatMap(({ noLongerForgotten }) => noLongerForgotten),
  };
}

/** An event that came twice at once. */
function once(all: readonly Told[]): readonly Told[] {
  const ids = new Set<string>();
  return all.filter(({ eventId, posted }) => {
    const id = eventId && `${posted.ref.platform} ${eventId}`;
    if (id === undefined) return true;
    return ids.has(id) ? false : ids.add(id);
  });
}

/** All that was told about one person under one message. */
function decideOne(parts: DecideParts, told: readonly Told[], held: Held): Decided {
  const { current, noLongerForgotten } = apart(told, held);
  const [first] = current;
  const person = first && held.person(first);
  const around = first && parts.around(first);
  if (!first || !person || !around) return { rows: [], effects: [], seen: [], noLongerForgotten };
  const before = new Map(held.rows(first).map((row) => [row.emoji, row]));
  const after = afterwards(before, current);
  const changed = [...after.values()].filter((row) => row !== before.get(row.emoji));
  const turned = changed.filter(({ emoji, present }) => (before.get(emoji)?.present ?? false) !== present);
  const has = [...after.values()].filter(({ present }) => present);
  const effects = turned.flatMap((row) => effectOf(parts, { told: first, around, person, row, has }));
  const { ref, posted } = current.find((one) => one.ref) ?? first;
  return {
    rows: changed.map((row) => ({ ...row, postedId: posted.id })),
    effects,
    seen: ref && changed.length > 0 ? [{ ref, spaceId: around.space.id }] : [],
    noLongerForgotten,
  };
}

/** The reaction of somebody forgotten tells nothing until it is taken away; one set anew is a stranger's first. */
function apart(told: readonly Told[], held: Held): { current: Told[]; noLongerForgotten: Told[] } {
  const current: Told[] = [];
  const noLongerForgotten: Told[] = [];
  for (const one of told) {
    const since = held.forgottenSince(one);
    if (since === undefined) current.push(one);
    else if (!one.present) noLongerForgotten.push(one);
    else if (one.by === 'event' && one.at > since) {
      noLongerForgotten.push(one);
      current.push(one);
    }
  }
  return { current, noLongerForgotten };
}

function afterwards(
  before: ReadonlyMap<string, ReactionRow>,
  told: readonly Told[],
): ReadonlyMap<string, ReactionRow> {
  const after = new Map(before);
  for (const one of told) {
    const { emoji, personId, present, at } = one;
    const known = after.get(emoji);
    if (known && isPassed(one, known)) continue;
    // Our clock and the platform's may differ: the list is newer than what was held before it.
    after.set(emoji, { emoji, personId, present, at: Math.max(at, known?.at ?? 0) });
  }
  return after;
}

/** Something newer is held. */
function isPassed({ by, at, heldAt }: Told, known: ReactionRow): boolean {
  return by === 'list' ? known.at !== heldAt : known.at > at;
}

interface Turned {
  readonly told: Told;
  readonly around: Around;
  readonly person: Person;
  readonly row: ReactionRow;
  /** All that the person has under the message now. */
  readonly has: readonly ReactionRow[];
}

function effectOf(parts: DecideParts, { told, around, person, row, has }: Turned): readonly Effect[] {
  const meaning = meaningOf(row.emoji, told.posted, around);
  if (meaning === undefined) return [];
  const personId = person.id;
  if (meaning.kind === 'topic') {
    const { topicId } = meaning;
    if (!row.present) return [{ kind: 'leave', personId, topicId }];
    return [{ kind: 'join', ...parts.subscription(person, around.space, topicId) }];
  }
  const { kind, paperId } = meaning;
  const onPaper = { personId, paperId, spaceId: around.space.id };
  if (kind === 'digit') return [{ kind: 'vote', ...onPaper, value: row.present ? 1 : 0 }];
  if (kind === 'vote') return [{ kind, ...onPaper, value: voteOf(has, around.table) }];
  return [{ kind, ...onPaper, on: row.present }];
}

/** The newest thumb still there, so that taking 👍 away does not undo a later 👎. */
function voteOf(has: readonly ReactionRow[], { up, down }: EmojiTable): 1 | 0 | -1 {
  const votes = [up, down].map(plainEmoji);
  const [newest] = has.filter(({ emoji }) => votes.includes(emoji)).toSorted((a, b) => b.at - a.at);
  if (newest === undefined) return 0;
  return newest.emoji === plainEmoji(up) ? 1 : -1;
}
