import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test, vi } from 'vitest';

const SCRIPT = path.join(import.meta.dirname, 'support/lifecycle-child.ts');
/** A second signal within a second is the same wish; who insists has to be obeyed soon after, not when all is done. */
const SOON_MS = 4_000;

interface Life {
  readonly child: ChildProcess;
  readonly said: string[];
  /** Resolves when it says this. */
  says(line: string): Promise<void>;
  readonly end: Promise<{ readonly code: number | null; readonly log: string }>;
}

function begin(doing = ''): Life {
  const child = spawn(process.execPath, [SCRIPT, doing], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => said.push(line));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  return {
    ...{ child, said },
    says: async (line) => {
      while (!said.includes(line)) await once(lines, 'line');
    },
    end: once(child, 'close').then(([code]) => ({ code, log })),
  };
}

describe.concurrent('a process that is told to end', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s puts its things in order first',
    async (signal) => {
      const { child, said, says, end } = begin();
      await says('ready');
      child.kill(signal);
      expect(await end).toMatchObject({ code: 0 });
      expect(said).toEqual(['ready', 'stopping', 'stopped']);
    },
  );

  test('twice at once, as by Ctrl-C under npm, takes it for one wish', async () => {
    const { child, said, says, end } = begin();
    await says('ready');
    child.kill('SIGINT');
    await says('stopping');
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 0 });
    expect(said).toEqual(['ready', 'stopping', 'stopped']);
  });

  test('again while its things do not come in order ends at once (A10)', async () => {
    const { child, said, says, end } = begin('hangs');
    await says('ready');
    child.kill('SIGTERM');
    await says('stopping');
    const insist = () => {
      child.kill('SIGTERM');
      expect(child.exitCode).toBe(130);
    };
    await vi.waitFor(insist, { timeout: SOON_MS, interval: 100 });
    await end;
    expect(said).toEqual(['ready', 'stopping']);
  });
});

describe.concurrent('a fault that nobody caught (A11)', () => {
  test.each([
    ['throws', 'a fault of ours'],
    ['rejects', 'nobody waits for this'],
  ])('%s: it is in the log, and the process ends in order with a code of its own', async (doing, words) => {
    const { said, end } = begin(doing);
    const { code, log } = await end;
    expect(code).toBe(70);
    expect(log).toContain(words);
    expect(said).toEqual(['ready', 'stopping', 'stopped']);
  });

  test('without a reason, as the Slack library rejects, is told and lived through', async () => {
    const { child, says, end } = begin('rejects with nothing');
    await says('ready');
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, log: expect.stringContaining('without a reason') });
  });
});
