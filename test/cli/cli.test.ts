import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolders } from '../support/store.ts';

const START = path.resolve(import.meta.dirname, '../../src/start.mjs');

describe('the command line', () => {
  const folder = temporaryFolders();

  /** Runs it as a person would, in an empty folder. */
  function run(args: string[], environment: Record<string, string> = {}) {
    const cwd = folder();
    const env = { PATH: process.env.PATH ?? '', PAPERBOY_DATA_DIR: path.join(cwd, 'data'), ...environment };
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [START, 'cli', ...args], { cwd, env }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  test('imports a file named from where it was called, and says so as JSON', async () => {
    const here = folder();
    writeFileSync(
      path.join(here, 'one.jsonl'),
      '{"id":"x:1","title":"A paper about examples of things"}\nbroken\n',
    );
    const { code, out, err } = await run(['import', 'one.jsonl', '--json'], { INIT_CWD: here });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      added: 1,
      known: 0,
      skipped: 1,
      reasons: [{ count: 1, lines: [2] }],
    });
  });

  test.each([
    ['no file', ['import'], 2, /missing required argument 'file'/],
    ['an unknown verb', ['fly'], 2, /unknown command 'fly'/],
    ['an unknown option', ['import', 'x', '--wings'], 2, /unknown option '--wings'/],
    [
      'a file that is not there',
      ['import', 'none.jsonl'],
      1,
      /^\S*none\.jsonl cannot be read: there is no such file\.\n$/,
    ],
    [
      'a date that is none',
      ['import', path.resolve('LICENSE'), '--format', 'page', '--date', '2025-02-30'],
      1,
      /2025-02-30/,
    ],
  ])('answers %s on standard error, with a code', async (_what, args, code, words) => {
    const ran = await run(args);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(words);
    expect(ran.out).toBe('');
  });

  test('names a wrong setting and leaves with the code for it', async () => {
    const { code, err } = await run(['import', 'x'], { PORT: 'eighty' });
    expect(code).toBe(78);
    expect(err).toMatch(/^PORT: /);
  });

  test('explains itself, also with a wrong setting', async () => {
    const { code, out } = await run(['import', '--help'], { PORT: 'eighty' });
    expect(code).toBe(0);
    expect(out).toMatch(/--dry-run/);
  });
});
