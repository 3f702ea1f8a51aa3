import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manifest } from '../../adapters/slack/manifest.ts';

const START = path.resolve(import.meta.dirname, '../../src/start.mjs');

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [START, 'cli', 'manifest', ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

test('the manifest is printed as JSON and nothing else', async () => {
  const { code, out, err } = await run('--history');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(manifest({ history: true }))));
});

test('an address Slack cannot reach is refused with the way out', async () => {
  const { code, out, err } = await run('--public-url', 'http://paperboy.example');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/http:\/\/paperboy\.example is not an https address\. Give/);
});
