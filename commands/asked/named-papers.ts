import { UserError } from '../../src/errors.ts';
import { type Paper, type PaperLibrary, parseReference } from '../../src/papers/api.ts';
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
export async function lookUp(names: readonly string[], { services }: Invocation): Promise<LookedUp> {
  const { papers } = services;
  const held = await Promise.all(names.map((name) => papers.resolve(name)));
  const over = new AbortController();
  const late = waited(services, over.signal);
  try {
    const found = await Promise.all(
      names.map(async (name, i): Promise<{ name: string; found: Found }> => {
        const paper = held[i];
        return { name, found: paper ? { paper } : await Promise.race([obtained(name, papers), late]) };
      }),
    );
    return sorted(found);
  } finally {
    over.abort();
  }
}

async function obtained(name: string, papers: PaperLibrary): Promise<Found> {
  try {
    return { paper: await papers.obtain(name) };
  } catch (error) {
    if (error instanceof UserError) return { why: error.message };
    throw error;
  }
}

async function waited({ clock }: Invocation['services'], over: AbortSignal): Promise<'waiting'> {
  try {
    await clock.sleep(WAIT_MS, over);
  } catch (reason) {
    if (!over.aborted) throw reason;
  }
  return 'waiting';
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
