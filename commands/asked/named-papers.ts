import { UserError } from '../../src/errors.ts';
import { type Paper, parseReference } from '../../src/papers/api.ts';
import type { Invocation } from '../invocation.ts';

/** What came of looking up papers by id or link. */
export interface LookedUp {
  /** Each once, in the order named. */
  readonly papers: readonly Paper[];
  /** What was not found, with the reason in words. */
  readonly failed: readonly { readonly name: string; readonly why: string }[];
  /** Not answered yet; asking again later finds what has come meanwhile. */
  readonly waiting: readonly string[];
}

/** People wait longer for an answer only when they press again. */
const WAIT_MS = 15_000;

type Found = { readonly paper: Paper } | { readonly why: string } | 'waiting';

/** Papers held, and from the sources those that are not: they are asked one after the other, so this may end before them. */
export async function lookUp(names: readonly string[], invocation: Invocation): Promise<LookedUp> {
  const { papers, clock } = invocation.services;
  const over = new AbortController();
  const late = clock.sleep(WAIT_MS, over.signal).then(
    () => 'waiting' as const,
    () => 'waiting' as const,
  );
  const find = async (name: string): Promise<Found> => {
    try {
      return { paper: (await papers.resolve(name)) ?? (await papers.obtain(name)) };
    } catch (error) {
      if (error instanceof UserError) return { why: error.message };
      throw error;
    }
  };
  try {
    const found = await Promise.all(
      names.map(async (name) => ({ name, found: await Promise.race([find(name), late]) })),
    );
    return sorted(found);
  } finally {
    over.abort();
  }
}

function sorted(all: readonly { readonly name: string; readonly found: Found }[]): LookedUp {
  const papers = new Map<string, Paper>();
  const failed: { name: string; why: string }[] = [];
  const waiting: string[] = [];
  for (const { name, found } of all) {
    if (found === 'waiting') waiting.push(name);
    else if ('why' in found) failed.push({ name: parseReference(name)?.value ?? name, why: found.why });
    else papers.set(found.paper.id, found.paper);
  }
  return { papers: [...papers.values()], failed, waiting };
}
