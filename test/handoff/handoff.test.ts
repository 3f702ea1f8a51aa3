import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { handOff } from '../../src/handoff/client.ts';
import { type HandoffServer, listenForHandoff, type Verb } from '../../src/handoff/server.ts';
import { socketPath } from '../../src/handoff/socket-path.ts';
import { quietLog } from '../support/quiet-log.ts';

let dataDir: string;
let server: HandoffServer | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'paperboy-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(dataDir, { recursive: true });
});

const listen = async (verbs: Record<string, Verb>) => {
  server = await listenForHandoff({ dataDir, verbs, log: quietLog() });
};
const never = new AbortController().signal;
const ask = (
  verb: string,
  args = {},
  onProgress: (step: unknown) => void = () => undefined,
  signal = never,
) => handOff(dataDir, { verb, args }, { onProgress, signal });

async function sayRaw(text: string): Promise<string> {
  const socket = createConnection(socketPath(dataDir)).setEncoding('utf8');
  socket.write(text);
  const lines: string[] = [];
  for await (const part of socket) lines.push(part);
  return lines.join('');
}

describe('work handed to a running bot', () => {
  test('brings its steps, then its result', async () => {
    await listen({
      count: async ({ to }, { progress }) => {
        for (let i = 1; i <= Number(to); i++) progress(i);
        return { counted: to };
      },
    });
    const steps: unknown[] = [];
    expect(await ask('count', { to: 3 }, (step) => steps.push(step))).toEqual({
      handed: true,
      result: { counted: 3 },
    });
    expect(steps).toEqual([1, 2, 3]);
  });

  test('stays with the caller when no bot runs there, also over the socket of a dead one', async () => {
    expect(await ask('count')).toEqual({ handed: false });
    writeFileSync(socketPath(dataDir), '');
    expect(await ask('count')).toEqual({ handed: false });
    await listen({ count: async () => 'alive' });
    expect(await ask('count')).toEqual({ handed: true, result: 'alive' });
  });

  test('tells what the bot told, and of a fault only its line', async () => {
    await listen({
      told: async () => Promise.reject(new UserError('There is no such file.')),
      fault: async () => Promise.reject(new Error('broken')),
    });
    await expect(ask('told')).rejects.toThrow(UserError);
    await expect(ask('fault')).rejects.toThrow('broken');
    await expect(ask('unknown')).rejects.toThrow(/same version/);
    await expect(ask('constructor')).rejects.toThrow(/same version/);
  });

  test('is aborted in the bot when the asker stops', async () => {
    const started = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<void>();
    await listen({
      long: (_args, { signal }) => {
        signal.addEventListener('abort', () => aborted.resolve());
        started.resolve();
        return aborted.promise;
      },
    });
    const stop = new AbortController();
    const asked = ask('long', {}, undefined, stop.signal);
    await started.promise;
    stop.abort(new Error('stopped by hand'));
    await expect(asked).rejects.toThrow('stopped by hand');
    await aborted.promise;
  });

  test('is told to be repeated when the bot ends midway', async () => {
    const started = Promise.withResolvers<void>();
    await listen({
      long: () => {
        started.resolve();
        return new Promise(() => undefined);
      },
    });
    const asked = ask('long');
    await started.promise;
    const ended = expect(asked).rejects.toThrow(/Run the command again/);
    await server?.close();
    await ended;
    server = undefined;
    expect(existsSync(socketPath(dataDir))).toBe(false);
  });

  test.each([['no JSON\n'], ['{"verb":7}\n'], ['[]\n'], ['null\n'], [`${'x'.repeat(70_000)}`]])(
    'is refused, not crashed by, %s',
    async (text) => {
      await listen({ ok: async () => 'still here' });
      expect(await sayRaw(text)).toContain('does not know this verb');
      expect(await ask('ok')).toMatchObject({ result: 'still here' });
    },
  );

  test.skipIf(process.platform === 'win32')('is open to the owner of the bot only', async () => {
    await listen({});
    expect(statSync(socketPath(dataDir)).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === 'win32')('fits a folder whose path is too long for a socket', async () => {
    expect(Buffer.byteLength(socketPath(`/${'deep/'.repeat(60)}`))).toBeLessThan(104);
  });
});
