import { crc32 } from 'node:zlib';
import { inTextOf } from '../bm25.ts';
import { LivingTier } from '../living-tier.ts';
import { SHIFT } from '../segment/data.ts';
import { SealedTier } from '../segment/sealed-tier.ts';
import { countOf, stringAt } from '../segment/strings.ts';
import type { Tier } from '../tier.ts';
import { type Sample, TermCounter } from './term-counts.ts';

/** Learning from more takes longer and teaches hardly more. */
const MOST_PAPERS = 50_000;
const KEYS_A_SLICE = 2_000;
const PAPERS_A_SLICE = 500;

/** Counts of a sample of all papers, the same wherever they lie: chosen by their ids. Yields between slices. */
export function* sampleCounts(tiers: readonly Tier[]): Generator<void, Sample> {
  const papers = tiers.reduce((sum, { size }) => sum + size, 0);
  const isChosen = chooser(papers);
  const counter = new TermCounter();
  for (const tier of tiers) {
    if (tier instanceof SealedTier) yield* addSealed(tier, isChosen, counter);
    else if (tier instanceof LivingTier) {
      for (const entry of tier.entries()) {
        if (isChosen(entry.id))
          counter.add([...entry.terms].map(([term, packed]) => [term, inTextOf(packed)]));
      }
    }
    yield;
  }
  return counter.done();
}

function chooser(papers: number): (id: string) => boolean {
  if (papers <= MOST_PAPERS) return () => true;
  const share = Math.floor((MOST_PAPERS / papers) * 2 ** 32);
  return (id) => crc32(id) < share;
}

/** A segment knows the papers of each term: turned into the terms of each chosen paper, first how many, then which. */
function* addSealed(
  tier: SealedTier,
  isChosen: (id: string) => boolean,
  counter: TermCounter,
): Generator<void> {
  const row = new Int32Array(tier.end).fill(-1);
  let rows = 0;
  for (let paper = 0; paper < tier.end; paper++) {
    if (tier.holds(paper) && isChosen(tier.idOf(paper))) row[paper] = rows++;
    if (paper % PAPERS_A_SLICE === 0) yield;
  }
  const sizes = new Uint32Array(rows);
  yield* eachPosting(tier, (_, paper) => {
    const at = row[paper] ?? -1;
    if (at >= 0) sizes[at] = (sizes[at] ?? 0) + 1;
  });
  const put = counter.rows(sizes);
  yield* eachPosting(tier, (key, paper, count) => {
    const at = row[paper] ?? -1;
    if (at >= 0) put(at, key(), count);
  });
}

function* eachPosting(
  { data }: SealedTier,
  take: (key: () => string, paper: number, count: number) => void,
): Generator<void> {
  const { keys, starts, postings } = data.tables.terms;
  for (let at = 0; at < countOf(keys); at++) {
    let term: string | undefined;
    const key = () => {
      term ??= stringAt(keys, at);
      return term;
    };
    for (let i = starts[at] ?? 0; i < (starts[at + 1] ?? 0); i++) {
      const posting = postings[i] ?? 0;
      take(key, posting >>> SHIFT.terms, inTextOf(posting));
    }
    if (at % KEYS_A_SLICE === 0) yield;
  }
}
