import { describe, expect, test } from 'vitest';
import { defineCommand } from '../../../commands/command.ts';
import { wordsOf } from '../../e2e/discord-reading.ts';
import { startBot } from './bot.ts';

const take = defineCommand({
  root: 'paper-admin',
  path: ['take'],
  description: 'Takes a file',
  visibility: 'private',
  permission: 'anyone',
  options: [
    { kind: 'text', name: 'word', description: 'A word' },
    { kind: 'file', name: 'file', description: 'A file' },
  ],
  run: async () => ({}),
});

const start = async () => {
  const bot = await startBot({ commands: [take] });
  bot.core.answer = () => ({ reply: { title: 'Taken', blocks: [] } });
  const give = (file: { filename: string; bytes: Buffer; size?: number }, more = {}) =>
    bot.server.manager.slash(bot.server.papers, 'paper-admin take', { file, ...more });
  return { ...bot, give };
};

describe('a file given to a command', () => {
  test('comes to the core as its text, beside what else was given', async () => {
    const { core, give } = await start();
    await give({ filename: 'a.json', bytes: Buffer.from('{"é": "🧲"}') }, { word: 'x' }).reply();
    expect(await core.given('command')).toMatchObject({
      input: { kind: 'options', path: ['take'], options: { word: 'x', file: '{"é": "🧲"}' } },
    });
  });

  test('that is too large is not fetched, and the person is told', async () => {
    const { server, core, give } = await start();
    const told = await give({ filename: 'a.zip', bytes: Buffer.from('x'), size: 5_000_000 }).reply();
    expect(wordsOf(told)).toContain('The file a.zip has 5,000 kB, and I read 100.');
    const lying = await give({ filename: 'b.zip', bytes: Buffer.alloc(200_000), size: 10 }).reply();
    expect(wordsOf(lying)).toContain('I could not read the file b.zip: it is larger than Discord says.');
    expect(core.count('command')).toBe(0);
    expect(server.ledger.refusals).toEqual([]);
  });

  test('is fetched from where Discord keeps files, from nowhere else', async () => {
    const { server, core, give } = await start();
    server.state.filesBase = 'https://files.example.org/attachments';
    const told = await give({ filename: 'a.json', bytes: Buffer.from('{}') }).reply();
    expect(wordsOf(told)).toContain('I could not read the file a.json: it is not kept by Discord.');
    expect(core.count('command')).toBe(0);
  });

  test('that is gone by now is told, and the command not run', async () => {
    const { server, core, give } = await start();
    server.state.filesBase = `${server.apiBase}/attachments`;
    const told = await give({ filename: 'a.json', bytes: Buffer.from('{}') }).reply();
    expect(wordsOf(told)).toContain('I could not read the file a.json: Discord answered 4');
    expect(core.count('command')).toBe(0);
  });
});
