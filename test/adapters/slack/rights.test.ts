import { describe, expect, test } from 'vitest';
import type { Address } from '../../../src/chat/api.ts';
import { addressOf, startBot } from './bot.ts';

const person = (accountId: string) => ({ platform: 'slack', accountId, teamId: 'T0PAPER' });

describe('what the bot lacks for posting', () => {
  test('is nothing in a channel it is in, public, private or direct', async () => {
    const { server, slack } = await startBot();
    const direct: Address = { platform: 'slack', kind: 'direct', channelId: 'D1' };
    for (const to of [addressOf(server.ids.general), addressOf(server.ids.lab), direct]) {
      expect(await slack.missingRight(to)).toBeUndefined();
    }
  });

  test('is named with the way out elsewhere', async () => {
    const { server, slack } = await startBot();
    expect(await slack.missingRight(addressOf(server.ids.random))).toBe(
      'I am not in #random. Type /invite @paperboy there, then try again.',
    );
    expect(await slack.missingRight(addressOf(server.ids.secret, 'secret'))).toContain(
      "I can't find #secret: it does not exist, or it is private and I am not in it. Type /invite @paperboy there",
    );
    expect(await slack.missingRight(addressOf(server.ids.old))).toContain('#old is archived.');
  });

  test('is asked of the channel of a thread', async () => {
    const { server, slack } = await startBot();
    const thread = (id: string): Address => ({ ...addressOf(`${id}:1.0`), kind: 'thread' });
    expect(await slack.missingRight(thread(server.ids.general))).toBeUndefined();
    expect(await slack.missingRight(thread(server.ids.random))).toContain('/invite');
  });

  test('cannot be told while Slack does not answer', async () => {
    const { server, slack } = await startBot();
    server.faults.next('conversations.info', { error: 'internal_error' });
    expect(await slack.missingRight(addressOf(server.ids.general))).toContain('could not check');
    await slack.stop();
    expect(await slack.missingRight(addressOf(server.ids.general))).toContain('not connected');
  });
});

test('a place known by its id is told with its name', async () => {
  const { server, slack } = await startBot();
  expect(await slack.place?.(addressOf(server.ids.general))).toEqual(
    addressOf(server.ids.general, 'general'),
  );
  expect(await slack.place?.(addressOf(server.ids.secret))).toBeUndefined();
});

describe('who may manage', () => {
  const managing = async () => {
    const { server, slack } = await startBot();
    const { ids, world } = server;
    const may = (id: string, channel: string) => slack.mayManage(person(id), addressOf(channel));
    return { server, slack, ids, world, may };
  };

  test('a channel: administrators, owners and whoever made it', async () => {
    const { ids, world, may } = await managing();
    expect(await may(ids.owner, ids.general)).toBe(true);
    expect(await may(ids.admin, ids.general)).toBe(true);
    expect(await may(ids.ada, ids.general)).toBe(false);
    const general = world.channels.get(ids.general);
    if (general) general.creator = ids.ada;
    expect(await may(ids.ada, ids.general)).toBe(true);
    expect(await may(ids.ben, ids.general)).toBe(false);
  });

  test('a private channel: only its members of those', async () => {
    const { ids, may } = await managing();
    expect(await may(ids.owner, ids.lab)).toBe(true);
    expect(await may(ids.admin, ids.lab)).toBe(false);
    expect(await may(ids.owner, ids.secret)).toBe(false);
  });

  test('never: guests, people of other workspaces, bots, closed accounts, nobody', async () => {
    const { ids, world, may } = await managing();
    const general = world.channels.get(ids.general);
    for (const [id, change] of [
      [ids.guest, { isAdmin: true }],
      [ids.ben, { isStranger: true, isAdmin: true }],
      [ids.otherBot, { isAdmin: true }],
      [ids.ada, { deleted: true, isAdmin: true }],
    ] as const) {
      Object.assign(world.users.get(id) ?? {}, change);
      if (general) general.creator = id;
      expect(await may(id, ids.general)).toBe(false);
    }
    expect(await may('U0NOBODY', ids.general)).toBe(false);
  });

  test('the whole workspace: administrators; a direct conversation: nobody', async () => {
    const { server, slack, ids } = await managing();
    const whole = addressOf('');
    expect(await slack.mayManage(person(ids.admin), whole)).toBe(true);
    expect(await slack.mayManage(person(ids.ada), whole)).toBe(false);
    const direct: Address = { ...addressOf(server.world.im(ids.owner, ids.bot).id), kind: 'direct' };
    expect(await slack.mayManage(person(ids.owner), direct)).toBe(false);
  });

  test('also members of the channel who are trusted with it, as persons or in a user group', async () => {
    const { server, slack, ids, world } = await managing();
    server.app.scopes.add('usergroups:read');
    const may = (id: string, groupIds: string[], accountIds: string[] = [], channel: string = ids.general) =>
      slack.mayManage(person(id), addressOf(channel), async () => ({ accountIds, groupIds }));
    expect(await may(ids.ada, [], [ids.ada])).toBe(true);
    expect(await may(ids.ada, [ids.readers])).toBe(true);
    expect(await may(ids.ada, ['S0GONE'])).toBe(false);
    expect(await may(ids.ada, [ids.readers], [ids.ada], ids.secret)).toBe(false);
    expect(await may(ids.guest, [], [ids.guest])).toBe(false);
    world.groups.get(ids.readers)?.users.splice(0);
    expect(await may(ids.ada, [ids.readers])).toBe(false);
    world.channels.get(ids.general)?.members.delete(ids.ada);
    expect(await may(ids.ada, [], [ids.ada])).toBe(false);
  });

  test('a user group only as long as the bot may look into it, and never the whole workspace', async () => {
    const { slack, ids } = await managing();
    const trusted = async () => ({ accountIds: [ids.ada], groupIds: [ids.readers] });
    expect(await slack.mayManage(person(ids.ben), addressOf(ids.general), trusted)).toBe(false);
    expect(await slack.mayManage(person(ids.ada), addressOf(''), trusted)).toBe(false);
  });

  test('is asked anew each time, and a failure is no answer', async () => {
    const { server, ids, world, may } = await managing();
    expect(await may(ids.admin, ids.general)).toBe(true);
    Object.assign(world.users.get(ids.admin) ?? {}, { isAdmin: false });
    expect(await may(ids.admin, ids.general)).toBe(false);
    server.faults.next('users.info', { error: 'internal_error' });
    await expect(may(ids.owner, ids.general)).rejects.toThrow();
  });
});

describe('a user group', () => {
  test.each(['@readers', 'Readers', '<!subteam^S0READERS>', '<!subteam^S0READERS|@readers>', 'S0READERS'])(
    'is known by what people write: %s',
    async (named) => {
      const { server, slack } = await startBot();
      server.app.scopes.add('usergroups:read');
      expect(await slack.group?.(named)).toEqual({ id: server.ids.readers, name: '@readers' });
    },
  );

  test('that does not exist is not told, and without the scope the way out is', async () => {
    const { server, slack } = await startBot();
    await expect(slack.group?.('@readers')).rejects.toThrow(/scope usergroups:read.*reinstall/);
    server.app.scopes.add('usergroups:read');
    expect(await slack.group?.('@nobody')).toBeUndefined();
  });
});
