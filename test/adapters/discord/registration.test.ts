import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../adapters/discord/limits.ts';
import { commandPayload } from '../../../adapters/discord/registration/payload.ts';
import { COMMANDS as PAPERBOY } from '../../../commands/index.ts';
import { fault } from '../../support/discord/faults.ts';
import { prepareBot, startBot } from './bot.ts';
import { COMMANDS } from './commands.ts';

const PUT = ['PUT', '/applications/:app/commands'] as const;

describe('commands', () => {
  test('are registered as two roots and the menu of a message', async () => {
    const { server } = await startBot();
    expect([...server.state.commands.values()].map(({ name }) => name).sort()).toEqual([
      'Have we had this?',
      'paper',
      'paper-admin',
    ]);
    expect(server.ledger.refusals).toEqual([]);
  });

  test('are remembered by application', async () => {
    const { hashes, server } = await startBot();
    expect([...hashes.keys()]).toEqual([`discord ${server.applicationId}`]);
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
    bot.server.faults.next(
      { method: PUT[0], route: PUT[1] },
      fault.answer(400, { code: 50035, message: 'Invalid Form Body' }),
    );
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
        {
          type: 1,
          name: 'trending',
          options: [{ type: 3, choices: [{ name: 'day', value: 'day' }, { name: 'week' }] }],
        },
        { type: 2, name: 'topic', description: 'topic: list', options: [{ type: 1, name: 'list' }] },
      ],
    });
    expect(admin).toMatchObject({
      options: [{ type: 2, options: [{ options: [{ type: 7, name: 'channel' }] }] }],
    });
  });

  test('leaves out commands that only buttons run', () => {
    expect(JSON.stringify([paper, admin])).not.toContain('vote');
  });
});

describe("Paperboy's own commands", () => {
  test('are taken by Discord as they are', async () => {
    const { server } = await startBot({ commands: PAPERBOY });
    expect(server.ledger.refusals).toEqual([]);
    expect(server.ledger.requests(...PUT)[0]?.status).toBe(200);
  });

  test('leave room under the size Discord allows a root', () => {
    for (const root of commandPayload(PAPERBOY))
      expect(sizeOf(root)).toBeLessThan(LIMITS.rootCharacters - 1000);
  });
});

/** Names, descriptions and values, which is what Discord counts. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = ['name', 'description', 'value'].map((key) => String(Reflect.get(value, key) ?? '').length);
  const inner = ['options', 'choices'].map((key) => sizeOf(Reflect.get(value, key)));
  return [...own, ...inner].reduce((sum, one) => sum + one, 0);
}
