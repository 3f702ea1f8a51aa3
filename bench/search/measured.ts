import type { Measurement } from '../table.ts';

/** What one engine took with so many papers. */
export interface Measured {
  readonly engine: string;
  readonly rows: readonly Measurement[];
  /** By class of queries, how many ms each query took, in order; a slow engine answers only the first of them. */
  readonly times: Readonly<Record<string, readonly number[]>>;
}

/** How often as long as `ours` another engine takes for a class, over the queries that both answered. */
export function timesOurs(theirs: Measured, ours: Measured, name: string): number | undefined {
  const [slow, own] = [theirs.times[name], ours.times[name]];
  if (!slow || !own || theirs === ours) return undefined;
  const both = Math.min(slow.length, own.length);
  return sum(slow.slice(0, both)) / sum(own.slice(0, both));
}

const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
