import type { Measurement } from '../table.ts';

/** What one engine took with so many papers. */
export interface Measured {
  readonly engine: string;
  readonly rows: readonly Measurement[];
  /** By class of queries, the ms of CPU that each query took, in order; a slow engine answers only the first of them. */
  readonly used: Readonly<Record<string, readonly number[]>>;
}

/** How many times the CPU of `ours` another engine uses for a class, over the queries that both answered. */
export function timesOurs(theirs: Measured, ours: Measured, name: string): number | undefined {
  const [slow, own] = [theirs.used[name], ours.used[name]];
  if (!slow || !own || theirs === ours) return undefined;
  const both = Math.min(slow.length, own.length);
  return sum(slow.slice(0, both)) / sum(own.slice(0, both));
}

const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
