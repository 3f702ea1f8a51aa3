import { describe, expect, test } from 'vitest';
import { commandPayload } from '../../../adapters/discord/registration/payload.ts';
import { fault } from '../../support/discord/faults.ts';
import { startDiscord } from '../../support/discord/server.ts';
import { prepareBot, startBot } from './bot.ts';
import { COMMANDS } from './commands.ts';

const PUT = ['PUT', '/applications/:app/commands'] as const;

describe('commands', () => {
  test('are registered as two roots and the menu of a message', async () => {
    const { server } = await startBot();
    expect([...server.state.commands.values()].map(({ name }) => name).sort()).toEqual(['Find papers', 'paper', 'paper-admin']);
    expect(server.ledger.refusals).toEqual([]);
  });

  test('that have not changed are not registered again', async () => {
    const bot = await startBot();
    await bot.discord.stop();
    const again = await prepareBot({
      settings: {
        apiBase: bot.server.apiBase,
        registrations: {
          get: async (platform, id) => bot.hashes.get(`${platform} ${id}`),
          put: async () => undefined,
        },
      },
    });
    await again.discord.start(again.core);
    expect(bot.server.ledger.requests(...PUT)).toHaveLength(1);
  });

  test('that could not be registered do not keep the bot from starting, and are tried at the next start', async () => {
    const bot = await prepareBot();
    bot.server.faults.next({ method: PUT[0], route: PUT[1] }, fault.answer(400, { code: 50035, message: 'Invalid Form Body' }));
    await bot.discord.start(bot.core);
    expect(bot.discord.state().state).toBe('connected');
    expect(bot.hashes.size).toBe(0);
    expect(bot.log.join('')).toContain('the earlier ones stay');
  });
});

describe('the payload', () => {
  const [paper, admin] = commandPayload(COMMANDS);

  test('is for everybody in servers and direct messages; the managers’ root is theirs and for servers only', () => {
    expect(paper).toMatchObject({ name: 'paper', contexts: [0, 1], default_member_permissions: null });
    expect(admin).toMatchObject({ name: 'paper-admin', contexts: [0], default_member_permissions: '16' });
  });

  test('has required options first and every kind of option in its form', () => {
    expect(paper).toMatchObject({
      options: [
        {
          type: 1,
          name: 'search',
          options: [
            { type: 3, name: 'query', required: true, max_length: 300, autocomplete: true },
            { type: 4, name: 'limit', min_value: 1, max_value: 20 },
          ],
        },
        { type: 1, name: 'trending', options: [{ type: 3, choices: [{ name: 'day', value: 'day' }, { name: 'week' }] }] },
        { type: 2, name: 'topic', description: 'topic: list', options: [{ type: 1, name: 'list' }] },
      ],
    });
    expect(admin).toMatchObject({ options: [{ type: 2, options: [{ options: [{ type: 7, name: 'channel' }] }] }] });
  });

  test('leaves out commands that only buttons run', () => {
    expect(JSON.stringify([paper, admin])).not.toContain('vote');
  });
});

test('a registration is bound to the application', async () => {
  const server = await startDiscord();
  await server.stop();
  const { hashes, server: running } = await startBot();
  expect([...hashes.keys()]).toEqual([`discord ${running.applicationId}`]);
});
