import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manifest } from '../../adapters/slack/manifest.ts';

const START = path.resolve(import.meta.dirname, '../../src/start.mjs');

type Ran = { code: number; out: string; err: string };

function run(args: string[], settings: Record<string, string> = {}): Promise<Ran> {
  const env = { PATH: process.env.PATH ?? '', ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [START, 'cli', 'manifest', ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

test('the manifest is printed as JSON and nothing else', async () => {
  const { code, out, err } = await run(['--history', '--groups']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(manifest({ history: true, groups: true }))));
});

test('the manifest follows the settings for HTTP', async () => {
  const { out } = await run([], {
    SLACK_BOT_TOKEN: 'a-bot-token',
    SLACK_SIGNING_SECRET: 'a-secret',
    PUBLIC_URL: 'https://paperboy.example',
  });
  const made = manifest({ publicUrl: 'https://paperboy.example' });
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(made)));
});

test('an address Slack cannot reach is refused with the way out', async () => {
  const { code, out, err } = await run(['--public-url', 'http://paperboy.example']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/http:\/\/paperboy\.example is not an https address\. Give/);
});
