import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Measurement, printTable } from './table.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SEARCHES = 20;

/** A newcomer's first minutes: a fresh clone, `npm ci`, `npm start`, the first page, a search, the memory at rest. */
export async function bench(options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  try {
    const clone = path.join(folder, 'clone');
    execFileSync('git', ['clone', '--quiet', ROOT, clone]);
    const install = await seconds(async () => execFileSync('npm', ['ci'], { cwd: clone, stdio: 'ignore' }));
    const rows: Measurement[] = [{ what: 'npm ci in a fresh clone', value: install, unit: 's' }];
    rows.push(...(await run(clone, path.join(folder, 'data'))));
    printTable('From a fresh clone to the first page', rows, options.includes('--json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(clone: string, dataDir: string): Promise<Measurement[]> {
  const env = { ...process.env, PAPERBOY_DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' };
  const started = performance.now();
  const npm = spawn('npm', ['start'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const page = await address(npm.stdout);
    const first = await seconds(() => read(page));
    const toFirstPage = (performance.now() - started) / 1000;
    const searching = await seconds(async () => {
      for (let i = 0; i < SEARCHES; i++) await read(`${page}/search?q=data+selection+${i}`);
    });
    const resident = memoryMb(npm.pid ?? 0);
    return [
      { what: 'npm start to the first page', value: toFirstPage, unit: 's' },
      { what: 'first page itself', value: first * 1000, unit: 'ms' },
      { what: 'a search on the page, mean', value: (searching / SEARCHES) * 1000, unit: 'ms' },
      { what: 'resident memory at rest', value: resident, unit: 'MB' },
    ];
  } finally {
    const stopping = performance.now();
    const ended = new Promise((resolve) => npm.once('exit', resolve));
    npm.kill('SIGTERM');
    await ended;
    process.stderr.write(`stopped in ${((performance.now() - stopping) / 1000).toFixed(2)} s\n`);
  }
}

async function address(output: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const part of output) {
    said += part;
    const [, page] = /^Page\s+(\S+)$/m.exec(said) ?? [];
    if (page) return page;
  }
  throw new Error(`npm start ended without a page:\n${said}`);
}

async function read(url: string): Promise<void> {
  const answer = await fetch(url);
  await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Of a process and its descendants, as Linux counts it. */
function memoryMb(pid: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && statusOf(name, 'PPid') === pid,
  );
  return (
    statusOf(String(pid), 'VmRSS') / 1024 + children.reduce((sum, child) => sum + memoryMb(Number(child)), 0)
  );
}

function statusOf(pid: string, field: string): number {
  try {
    return Number(
      new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 0;
    throw error;
  }
}
