import { fork } from 'node:child_process';
import path from 'node:path';
import type { Measurement } from './table.ts';

const ENGINES = ['ours', 'minisearch', 'tuned', 'fts5'];

interface Measured {
  readonly engine: string;
  readonly rows: readonly Measurement[];
}

/**
 * Search engines side by side on the same papers and queries. `--papers FILE` (one JSON a line, perhaps gzipped),
 * `--sizes 10000,100000` (beyond the file's papers real ones are recombined), `--engines ours,minisearch,tuned,fts5`,
 * `--json`. Times are the least of three runs of each query, in ms of one thread.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const given = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const file = given('--papers');
  if (!file)
    throw new Error('Name a file of papers: --papers FILE, one JSON a line with title and abstract.');
  const engines = given('--engines')?.split(',') ?? ENGINES;
  for (const size of (given('--sizes') ?? '10000,100000').split(',').map(Number)) {
    const measured: Measured[] = [];
    for (const engine of engines) measured.push(await inOwnProcess(engine, file, size));
    if (options.includes('--json')) console.log(JSON.stringify({ papers: size, engines: measured }));
    else printSideBySide(size, measured);
  }
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

function printSideBySide(size: number, measured: readonly Measured[]): void {
  const whats = [
    ...new Set(measured.flatMap(({ rows }) => rows.map(({ what, unit }) => `${what} (${unit})`))),
  ];
  const width = Math.max(...whats.map((what) => what.length));
  console.log(`${size.toLocaleString('en')} papers`);
  console.log(`  ${''.padEnd(width)}${measured.map(({ engine }) => engine.padStart(18)).join('')}`);
  for (const what of whats) {
    const cells = measured.map(({ rows }) => cell(rows.find((row) => `${row.what} (${row.unit})` === what)));
    console.log(`  ${what.padEnd(width)}${cells.map((text) => text.padStart(18)).join('')}`);
  }
}

function cell(row: Measurement | undefined): string {
  if (!row) return '–';
  return row.value >= 100 ? Math.round(row.value).toLocaleString('en') : row.value.toFixed(2);
}
