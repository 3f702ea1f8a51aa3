import { type PersonRef, type PlatformName, personId, type ReactionList } from '../chat/api.ts';
import { plainEmoji } from './emoji.ts';
import type { ReactionRow } from './reaction-lists.ts';

export type ReadList = Extract<ReactionList, { state: 'read' }>;

/** One emoji of one person that came or went between two readings. */
export interface Difference {
  readonly emoji: string;
  readonly personId: string;
  /** Known for those that came. */
  readonly ref?: PersonRef;
  readonly present: boolean;
  /** When what was held of it was told; absent when nothing was. */
  readonly heldAt?: number;
}

/** What changed from the rows held to the list read: those gone first, so that 👍 for 👎 ends as 👎. */
export function differences(
  rows: readonly ReactionRow[],
  list: ReadList,
  platform: PlatformName,
): readonly Difference[] {
  const read = new Map(standing(list, platform).map((one) => [keyOf(one), { ...one, present: true }]));
  const held = new Map(rows.map((row) => [keyOf(row), row]));
  const gone = [...held].filter(([key, { present }]) => present && !read.has(key));
  const came = [...read].filter(([key]) => !held.get(key)?.present);
  return [
    ...gone.map(([, { emoji, personId, at }]) => ({ emoji, personId, present: false, heldAt: at })),
    ...came.map(([key, difference]) => {
      const before = held.get(key);
      return before ? { ...difference, heldAt: before.at } : difference;
    }),
  ];
}

/** Every emoji of everybody that stands there now. */
export function standing(list: ReadList, platform: PlatformName) {
  return list.reactions.flatMap(({ emoji, accountIds }) =>
    accountIds.map((accountId) => {
      const ref = { platform, accountId, ...(list.teamId && { teamId: list.teamId }) };
      return { emoji: plainEmoji(emoji), personId: personId(ref), ref };
    }),
  );
}

function keyOf({ emoji, personId }: { emoji: string; personId: string }): string {
  return `${emoji} ${personId}`;
}
