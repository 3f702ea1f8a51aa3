import type { Paper } from '../src/papers/api.ts';
import { PackedTexts } from '../src/topics/backtest/packed-texts.ts';
import { findsAmong } from '../src/topics/examples/finds-among.ts';
import { propose } from '../src/topics/examples/propose.ts';
import { readPaper } from '../src/topics/paper-text.ts';
import { type Collection, readCollection } from './support/collection.ts';
import { type Measurement, printTable } from './table.ts';

/** Fewer cannot be halved. */
const RELEVANT_AT_LEAST = 6;
const EXAMPLES_AT_MOST = 15;

/**
 * How well a topic made from examples finds what it has not seen: half of the papers relevant to a query are the examples,
 * the other half is what the rule should find.
 *
 *   FOLDER…   judged collections, each with corpus.jsonl[.gz], queries.jsonl and qrels.tsv
 *   --rules   the rules too
 *   --json    a line of JSON for each folder
 *
 * Means over all queries with six relevant papers or more.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const folders = options.filter((option) => !option.startsWith('--'));
  if (folders.length === 0) throw new Error('Name the folder of a collection, or several.');
  for (const folder of folders) {
    const collection = readCollection(folder);
    const trials = await tried(collection);
    if (options.includes('--rules')) for (const { rule } of trials) console.log(rule);
    const title = `${collection.name}: ${collection.papers.length} papers, ${trials.length} queries`;
    printTable(title, measured(trials), options.includes('--json'));
  }
}

interface Trial {
  readonly rule: string;
  readonly examples: number;
  readonly unseen: number;
  readonly share: number;
  readonly ms: number;
}

async function tried({ papers, queries, relevant }: Collection): Promise<readonly Trial[]> {
  const texts = new PackedTexts();
  const all = papers.map((paper, change) => ({
    ...{ paperId: paper.id, source: '', day: '', change },
    packed: texts.pack(readPaper(paper)),
  }));
  const trials: Trial[] = [];
  for (const { id } of queries) {
    const wanted = papers.filter((paper) => relevant.get(id)?.has(paper.id));
    if (wanted.length < RELEVANT_AT_LEAST) continue;
    const half = Math.min(EXAMPLES_AT_MOST, Math.floor(wanted.length / 2));
    // Every other one: collections list what is alike side by side.
    const examples = wanted.filter((_, i) => i % 2 === 0).slice(0, half);
    const unseen = wanted.filter((paper) => !examples.includes(paper));
    trials.push(await trial({ days: [], papers: all, texts }, papers, examples, unseen));
  }
  return trials;
}

async function trial(
  window: Parameters<typeof propose>[0],
  papers: readonly Paper[],
  examples: readonly Paper[],
  unseen: readonly Paper[],
): Promise<Trial> {
  const began = performance.now();
  const { rule } = await propose(window, examples);
  const ms = performance.now() - began;
  const part = (some: readonly Paper[]) => findsAmong(rule, some).length / some.length;
  return { rule, examples: part(examples), unseen: part(unseen), share: part(papers), ms };
}

function measured(trials: readonly Trial[]): Measurement[] {
  const mean = (of: (trial: Trial) => number) =>
    trials.reduce((sum, one) => sum + of(one), 0) / trials.length;
  return [
    { what: 'examples that the rule finds', value: 100 * mean(({ examples }) => examples), unit: '%' },
    { what: 'relevant papers not seen, found', value: 100 * mean(({ unseen }) => unseen), unit: '%' },
    { what: 'all papers, found', value: 100 * mean(({ share }) => share), unit: '%' },
    { what: 'queries without a rule', value: trials.filter(({ rule }) => rule === '').length, unit: '' },
    { what: 'time for a rule', value: mean(({ ms }) => ms), unit: 'ms' },
  ];
}
