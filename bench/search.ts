import { fork } from 'node:child_process';
import path from 'node:path';
import type { Measured } from './search/measured.ts';
import { printGrowth, printSideBySide } from './search/print.ts';

const ENGINES = ['ours', 'minisearch', 'tuned', 'fts5'];

/**
 * Search engines side by side: the same papers, the same queries, each engine in a process of its own.
 *
 *   --papers FILE     one paper a line as JSON: title, abstract, authors, categories, date or year; .gz too
 *   --sizes A,B,…     so many papers each (10000,100000); beyond those of the file, real ones are recombined
 *   --engines A,B,…   of ours, minisearch, tuned (stems and stop words), fts5 (all)
 *   --json            a line of JSON for each size
 *
 * Before anything is timed an engine has to find most papers by their titles. What a query takes is the least of several
 * runs on one thread or, where that is long, the CPU it used, so that other processes count little. "× Paperboy" compares
 * the CPU of the same queries. A million papers take minutes: choose --engines ours.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const given = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const file = given('--papers');
  if (!file) throw new Error('Name a file of papers: --papers FILE. --help says what is in it.');
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
