import { fork } from 'node:child_process';
import path from 'node:path';
import type { Measured } from './search/measured.ts';
import { printGrowth, printSideBySide } from './search/print.ts';

const ENGINES = ['ours', 'minisearch', 'tuned', 'fts5'];

const HELP = `Search engines side by side: the same papers, the same queries, each engine in a process of its own.

npm run bench -- search --papers FILE [options]
  --papers FILE     one paper a line as JSON: title, abstract, authors, categories, date or year; .gz too
  --sizes A,B,…     so many papers each (10000,100000); beyond the file's, real ones are recombined
  --engines A,B,…   of ${ENGINES.join(', ')} (all)
  --json            one JSON a size

Before anything is timed an engine has to find most papers by their titles. Times of queries are the least of several
runs on one thread, so that other processes count little; "CPU" is what the process used. Sizes of a million take minutes:
choose --engines ours.`;

/** Search engines side by side on the same papers and queries; `--help` says how. */
export async function bench(options: readonly string[]): Promise<void> {
  const given = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const file = given('--papers');
  if (options.includes('--help') || !file) {
    console.log(HELP);
    if (!file && !options.includes('--help')) process.exitCode = 2;
    return;
  }
  const engines = given('--engines')?.split(',') ?? ENGINES;
  const sizes = (given('--sizes') ?? '10000,100000').split(',').map(Number);
  const all = new Map<number, readonly Measured[]>();
  for (const size of sizes) {
    const measured: Measured[] = [];
    for (const engine of engines) measured.push(await inOwnProcess(engine, file, size));
    all.set(size, measured);
    if (options.includes('--json')) console.log(JSON.stringify({ papers: size, engines: measured }));
    else printSideBySide(size, measured);
  }
  if (!options.includes('--json') && sizes.length > 1) printGrowth(all);
}

function inOwnProcess(engine: string, file: string, size: number): Promise<Measured> {
  const script = path.join(import.meta.dirname, 'search/engine-process.ts');
  const child = fork(script, [engine, path.resolve(file), String(size)], {
    execArgv: ['--expose-gc', '--max-old-space-size=8000'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (measured) => resolve(measured as Measured));
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${engine} ended with ${code}`)));
  });
}
