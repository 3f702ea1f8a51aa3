import type { PaperId } from '../papers/api.ts';

/** What one person did with one paper: a vote, else a save or a mute. */
export interface Choice {
  readonly personId: string;
  readonly paperId: PaperId;
  /** 1 for a vote for it or a save, -1 for a vote against it or a mute. */
  readonly sign: 1 | -1;
  readonly at: number;
}

/** Older ones say what was liked once. */
const NEWEST = 500;

/** The newest that count, whatever order they come in. */
export function newest(choices: readonly Choice[]): readonly Choice[] {
  const name = ({ paperId, personId }: Choice) => `${paperId} ${personId}`;
  return choices.toSorted((a, b) => b.at - a.at || (name(a) < name(b) ? -1 : 1)).slice(0, NEWEST);
}

/**
 * How much the group of people likes each paper, from -2 to 2, by paper: 1 for one of them, more for several, ever more
 * slowly; 0 where they disagree.
 */
export function signals(choices: readonly Choice[]): ReadonlyMap<PaperId, number> {
  const net = new Map<PaperId, number>();
  for (const { paperId, sign } of choices) net.set(paperId, (net.get(paperId) ?? 0) + sign);
  // In an order of their own: sums of fractions depend on it.
  return new Map(
    [...net].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, n]) => [id, (2 * n) / (Math.abs(n) + 1)]),
  );
}
