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
  const read = new Map<string, Difference>();
  for (const { emoji, accountIds } of list.reactions) {
    for (const accountId of accountIds) {
      const ref = { platform, accountId, ...(list.teamId && { teamId: list.teamId }) };
      const came = { emoji: plainEmoji(emoji), personId: personId(ref), ref, present: true };
      read.set(keyOf(came), came);
    }
  }
  const held = new Map(rows.filter(({ present }) => present).map((row) => [keyOf(row), row]));
  const gone = [...held].filter(([key]) => !read.has(key));
  const came = [...read].filter(([key]) => !held.has(key));
  return [
    ...gone.map(([, { emoji, personId }]) => ({ emoji, personId, present: false })),
    ...came.map(([, difference]) => difference),
  ];
}

function keyOf({ emoji, personId }: { emoji: string; personId: string }): string {
  return `${emoji} ${personId}`;
}
