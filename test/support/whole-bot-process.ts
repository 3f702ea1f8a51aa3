import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** On a machine with other work to do, one start takes some seconds. */
const NO_MORE_THAN_MS = 20_000;

/** A run of npm as a person in a terminal sees it. */
export interface Run {
  out(): string;
  err(): string;
  /** The first line of standard output that begins so. */
  line(beginning: string): Promise<string>;
  /** Its exit code, and how long it took from the call. */
  ended(): Promise<{ code: number; ms: number }>;
  /** As a supervisor does: to npm alone. */
  signalNpm(signal: NodeJS.Signals): void;
  /** As Ctrl-C in its terminal: to npm and everything it started. */
  signalAll(signal: NodeJS.Signals): void;
  /** Whether npm, or anything that it started, still is. */
  isAlive(): boolean;
}

export type Settings = Readonly<Record<string, string>>;

/** What a test file starts with npm; whatever is left of it, and its folders, end with the file. */
export function npmRuns() {
  const runs: Run[] = [];
  const folders: string[] = [];
  afterAll(async () => {
    for (const run of runs.filter((one) => one.isAlive())) {
      run.signalAll('SIGKILL');
      await run.ended();
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const npm = (settings: Settings, ...args: string[]): Run => {
    const run = runNpm(args, settings);
    runs.push(run);
    return run;
  };
  return {
    /** `npm start` with these settings and no others. */
    npmStart: (settings: Settings) => npm(settings, 'start'),
    /** `npm run paperboy -- …`. */
    npmRunPaperboy: (settings: Settings, ...args: string[]) =>
      npm(settings, 'run', '--silent', 'paperboy', '--', ...args),
    folder() {
      const folder = mkdtempSync(path.join(tmpdir(), 'paperboy-npm-'));
      folders.push(folder);
      return folder;
    },
  };
}

function runNpm(args: readonly string[], settings: Settings): Run {
  const env = { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...settings };
  // Its own group, as in a terminal.
  const child = spawn('npm', args, { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listenTo(child);
  const exit = once(child, 'close').then(([code, signal]) => exitCode(code, signal));
  const group = -(child.pid ?? Number.NaN);
  return {
    ...said,
    async ended() {
      const from = performance.now();
      const code = await exit;
      return { code, ms: performance.now() - from };
    },
    signalNpm: (signal) => void child.kill(signal),
    signalAll: (signal) => void process.kill(group, signal),
    isAlive: () => exists(group),
  };
}

/** As a shell tells it. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** By process id; a group's is negative. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Both streams, as they come. */
function listenTo(child: ChildProcess): Pick<Run, 'out' | 'err' | 'line'> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const whole = (beginning: string) =>
    out
      .split('\n')
      .slice(0, -1)
      .find((line) => line.startsWith(beginning));
  return {
    out: () => out,
    err: () => err,
    async line(beginning) {
      const deadline = AbortSignal.timeout(NO_MORE_THAN_MS);
      for (;;) {
        const found = whole(beginning);
        if (found !== undefined) return found;
        if (child.exitCode !== null || deadline.aborted || child.stdout === null) {
          throw new Error(`no line "${beginning}":\n${out}\n${err.slice(-2_000)}`);
        }
        await Promise.race([once(child.stdout, 'data'), once(child, 'close'), once(deadline, 'abort')]);
      }
    },
  };
}
