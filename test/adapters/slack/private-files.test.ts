import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/chat/api.ts';
import { DEFAULT_SCOPES } from '../../support/slack/defaults.ts';
import { type Bot, startBot } from './bot.ts';

const saved: Answer = {
  reply: {
    title: '1 saved paper as a file',
    blocks: [{ type: 'file', name: 'saved-papers.bib', mediaType: 'text/plain', content: '@misc{paper}' }],
  },
};

async function ask({ server, core }: Bot) {
  core.answer = async () => saved;
  const asked = server.as(server.ids.ada).command('/paper', 'saved bibtex', { channel: server.ids.general });
  const { ephemeral, messages } = await asked.until((seen) => seen.ephemeral.length > 0);
  return { words: JSON.stringify(ephemeral[0]?.blocks), messages };
}

describe('a file in a private answer', () => {
  test('comes into the direct conversation, and into no channel', async () => {
    const bot = await startBot();
    const { server } = bot;
    const { words, messages } = await ask(bot);
    expect(words).toContain('saved-papers.bib is in our direct conversation');
    expect(messages).toMatchObject([{ via: 'file', channel: expect.stringMatching(/^D/) }]);
    const [upload] = [...server.core.uploads.values()];
    expect(upload).toMatchObject({ filename: 'saved-papers.bib', length: 12, received: 12, complete: true });
    expect(server.messagesIn(server.ids.general)).toEqual([]);
    expect(server.ledger.broken()).toEqual([]);
  });

  test('is shown as text where the scope is missing', async () => {
    const bot = await startBot({
      server: { scopes: DEFAULT_SCOPES.filter((scope) => scope !== 'files:write') },
    });
    expect((await ask(bot)).words).toContain('@misc{paper}');
    expect(bot.log.join('')).toContain('a file could not be sent');
  });
});
