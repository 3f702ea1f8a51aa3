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
}

/** What changed from the rows held to the list read: those gone first, so that 👍 for 👎 ends as 👎. */
export function differences(
  rows: readonly ReactionRow[],
  list: ReadList,
  platform: PlatformName,
): readonly Difference[] {
  const read = new Map(standing(list, platform).map((one) => [keyOf(one), { ...one, present: true }]));
  const held = new Map(rows.filter(({ present }) => present).map((row) => [keyOf(row), row]));
  const gone = [...held].filter(([key]) => !read.has(key));
  const came = [...read].filter(([key]) => !held.has(key));
  return [
    ...gone.map(([, { emoji, personId }]) => ({ emoji, personId, present: false })),
    ...came.map(([, difference]) => difference),
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
