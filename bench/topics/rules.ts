import type { Paper } from '../../src/papers/api.ts';
import { RuleIndex } from '../../src/topics/many/rule-index.ts';
import { readPaper } from '../../src/topics/paper-text.ts';
import { paper } from '../../test/support/papers.ts';
import { readPapers } from '../search/papers-file.ts';
import { madeUpText } from '../support/made-up-text.ts';
import { type Measurement, printTable } from '../table.ts';
import { compareWithSearch } from './compare-with-search.ts';
import { madeRules } from './made-rules.ts';

const RULES = 100_000;
const NEW_PAPERS = 1_000;
const TITLES = 60_000;
/** A bot that runs has seen papers before. */
const WARM_UP = 300;

/**
 * `node bench/topics/rules.ts [--papers FILE] [--json]`: 100,000 different rules, made of titles of older papers, against 1,000
 * new ones; then a sample of the rules is asked of the search index. Without a file of papers they are made up.
 */
async function bench(options: readonly string[]): Promise<void> {
  const at = await papersOf(options);
  const rules = madeRules(older(at), RULES);
  const papers = Array.from({ length: NEW_PAPERS }, (_, i) => ({ ...at(i), id: `new${i}` }));
  const [index, building] = await built(rules);
  const before = Array.from({ length: WARM_UP }, (_, i) => at(NEW_PAPERS + i));
  const [found, matching] = matchAll(index, papers, before);
  const asked = await compareWithSearch(rules, papers, found);
  const distinct = { what: 'different rules', value: rules.length, unit: '' };
  printTable(
    `${RULES.toLocaleString('en')} rules, ${NEW_PAPERS.toLocaleString('en')} new papers`,
    [distinct, ...building, ...matching, ...asked],
    options.includes('--json'),
  );
}

async function papersOf(options: readonly string[]): Promise<(number: number) => Paper> {
  const file = options.includes('--papers') ? options[options.indexOf('--papers') + 1] : undefined;
  if (file !== undefined) return (await readPapers(file, NEW_PAPERS + TITLES)).at;
  return (number) =>
    paper({
      id: `p${number}`,
      title: madeUpText(number, 9),
      abstract: madeUpText(number + 1_000_000, 180),
      authors: ['Ada Byron'],
      categories: ['cs.CL'],
    });
}

function* older(at: (number: number) => Paper): Iterable<Paper> {
  for (let i = 0; i < TITLES; i++) yield at(NEW_PAPERS + i);
}

async function built(rules: readonly string[]): Promise<[RuleIndex, Measurement[]]> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const cpu = process.cpuUsage();
  const index = await RuleIndex.of(rules);
  const took = cpuSince(cpu);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return [
    index,
    [
      { what: 'reading and filing all rules: CPU', value: took, unit: 's' },
      { what: 'memory of the rules', value: held / 1e6, unit: 'MB' },
    ],
  ];
}

/** For each paper the places of its rules. Others share the machine: time waited for them is no work, so CPU is told too. */
function matchAll(
  index: RuleIndex,
  papers: readonly Paper[],
  before: readonly Paper[],
): [number[][], Measurement[]] {
  for (const each of before) index.matches(readPaper(each));
  const cpu = process.cpuUsage();
  const each = papers.map((one) => timed(index, one));
  const total = cpuSince(cpu);
  const most = (part: number, of: keyof Timed) => {
    const sorted = each.map((one) => Number(one[of])).toSorted((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  };
  const found = each.map(({ places }) => places);
  return [
    found,
    [
      { what: 'all papers, analysed and matched: CPU', value: total, unit: 's' },
      { what: 'one paper: median CPU', value: most(0.5, 'cpu'), unit: 'ms' },
      { what: 'one paper: p99 CPU', value: most(0.99, 'cpu'), unit: 'ms' },
      { what: 'one paper: p99 on the clock', value: most(0.99, 'wall'), unit: 'ms' },
      { what: 'matches', value: found.reduce((sum, { length }) => sum + length, 0), unit: '' },
    ],
  ];
}

interface Timed {
  readonly places: number[];
  /** In ms, as `wall`. */
  readonly cpu: number;
  readonly wall: number;
}

function timed(index: RuleIndex, one: Paper): Timed {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const places = index.matches(readPaper(one));
  return { places, wall: performance.now() - start, cpu: 1e3 * cpuSince(cpu) };
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

await bench(process.argv.slice(2));
