import { afterEach, beforeEach, expect, test } from 'vitest';
import { INTENT } from '../../support/discord/intents.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { post } from './raw.ts';
import { identified, identity, Socket } from './socket.ts';

let server: DiscordServer;

beforeEach(async () => {
  server = await startDiscord();
});

afterEach(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
  expect(server.gateway.connections).toBe(0);
});

const ALL =
  INTENT.guilds |
  INTENT.guildMessages |
  INTENT.guildMessageReactions |
  INTENT.directMessages |
  INTENT.directMessageReactions;

test('identifying brings READY and one GUILD_CREATE for each guild', async () => {
  const socket = await identified(server, ALL);
  await socket.settle();
  expect(socket.frames.filter((frame) => frame.op === 0)).toMatchObject([
    {
      t: 'READY',
      s: 1,
      d: { guilds: [{ id: server.guild.id, unavailable: true }], resume_gateway_url: server.gateway.url },
    },
    {
      t: 'GUILD_CREATE',
      s: 2,
      d: { id: server.guild.id, member_count: 5, members: [{ user: { id: server.applicationId } }] },
    },
  ]);
});

const CLOSES: [number, string, (socket: Socket) => Promise<void>, (() => void)?][] = [
  [
    4001,
    'an unknown opcode',
    async (socket) => {
      await socket.send(2, identity(server, ALL));
      await socket.send(42, null);
    },
  ],
  [4002, 'a frame that is not JSON', (socket) => socket.sendText('{')],
  [
    4002,
    'a frame over 4096 bytes',
    (socket) => socket.send(2, identity(server, ALL, { filler: 'x'.repeat(4096) })),
  ],
  [4003, 'a frame before identifying', (socket) => socket.send(8, {})],
  [4004, 'a wrong token', (socket) => socket.send(2, identity(server, ALL, { token: 'nonsense' }))],
  [
    4005,
    'identifying twice',
    async (socket) => {
      await socket.send(2, identity(server, ALL));
      await socket.send(2, identity(server, ALL));
    },
  ],
  [
    4007,
    'resuming ahead of the sequence',
    async (socket) => {
      const other = await identified(server, ALL);
      const { d } = await other.event('READY');
      await socket.send(6, { token: server.token, session_id: d.session_id, seq: 999 });
    },
  ],
  [
    4008,
    'more than 120 frames a minute',
    async (socket) => {
      for (let count = 0; count < 121; count += 1) await socket.send(1, null);
    },
  ],
  [4010, 'a shard beyond the count', (socket) => socket.send(2, identity(server, ALL, { shard: [2, 2] }))],
  [
    4011,
    'one shard where more are required',
    (socket) => socket.send(2, identity(server, ALL)),
    () => {
      server.settings.shardingRequired = true;
    },
  ],
  [4013, 'intents that do not exist', (socket) => socket.send(2, identity(server, 1 << 19))],
  [
    4014,
    'the content intent without its switch',
    (socket) => socket.send(2, identity(server, ALL | INTENT.messageContent)),
  ],
  [
    4014,
    'the members intent without its switch',
    (socket) => socket.send(2, identity(server, ALL | INTENT.guildMembers)),
  ],
];

test.each(CLOSES)('the gateway closes with %i for %s', async (code, _what, act, prepare) => {
  prepare?.();
  const socket = new Socket(server);
  await act(socket);
  expect(await socket.closed).toBe(code);
});

test('a privileged intent is granted when its switch is on, and brings the words', async () => {
  server.settings.privilegedIntents.messageContent = true;
  const socket = await identified(server, ALL | INTENT.messageContent);
  server.ada.send(server.papers, 'words');
  expect((await socket.event('MESSAGE_CREATE')).d.content).toBe('words');
});

const HEARD: [string, number, () => void][] = [
  ['MESSAGE_CREATE', INTENT.guildMessages, () => server.ada.send(server.papers, 'c')],
  ['MESSAGE_CREATE', INTENT.directMessages, () => server.ada.send(server.ada.dm, 'c')],
  [
    'MESSAGE_REACTION_ADD',
    INTENT.guildMessageReactions,
    () => server.ada.react(server.bo.send(server.papers, 'c'), '👍'),
  ],
  [
    'MESSAGE_REACTION_ADD',
    INTENT.directMessageReactions,
    () => server.ada.react(server.ada.send(server.ada.dm, 'c'), '👍'),
  ],
  ['CHANNEL_DELETE', INTENT.guilds, () => server.admin.deleteChannel(server.papers)],
  ['GUILD_MEMBER_REMOVE', INTENT.guildMembers, () => server.ada.leaveGuild(server.guild)],
];

test.each(HEARD)('%s needs its intent (%i)', async (event, intent, act) => {
  server.settings.privilegedIntents.members = true;
  const everything = ALL | INTENT.guildMembers;
  const [with_, without] = [await identified(server, intent), await identified(server, everything & ~intent)];
  act();
  await with_.event(event);
  await without.settle();
  expect(without.events).not.toContain(event);
});

test('words of others arrive only in direct messages, mentions and own messages', async () => {
  const socket = await identified(server, ALL);
  server.ada.send(server.papers, 'plain');
  server.ada.send(server.papers, `<@${server.applicationId}> mention`);
  server.ada.send(server.ada.dm, 'private');
  await post(server, { content: 'own' });
  await socket.settle();
  const heard = socket.frames.filter((frame) => frame.t === 'MESSAGE_CREATE').map((frame) => frame.d.content);
  expect(heard).toEqual(['', `<@${server.applicationId}> mention`, 'private', 'own']);
});

test('a channel the bot cannot see tells it nothing, nor does a silent act', async () => {
  const socket = await identified(server, ALL);
  const message = server.ada.send(server.papers, 'c', { silent: true });
  server.bo.react(message, '👍', { silent: true });
  server.admin.deny(server.papers, ['viewChannel']);
  server.ada.send(server.papers, 'unseen');
  await socket.settle();
  expect(socket.events).toEqual(['READY', 'GUILD_CREATE']);
  expect(message.reactions.get('👍')?.users).toEqual([server.bo.id]);
});

test('a resumed session gets what it missed, in order, then RESUMED', async () => {
  const first = await identified(server, ALL);
  await first.settle();
  const { d } = await first.event('READY');
  first.cut();
  await first.closed;
  for (const word of ['one', 'two']) server.ada.send(server.ada.dm, word);
  const second = new Socket(server);
  await second.send(6, { token: server.token, session_id: d.session_id, seq: 2 });
  await second.event('RESUMED');
  const missed = second.frames.filter((frame) => frame.op === 0);
  expect(missed.map((frame) => [frame.s, frame.t, frame.d.content])).toEqual([
    [3, 'MESSAGE_CREATE', 'one'],
    [4, 'MESSAGE_CREATE', 'two'],
    [5, 'RESUMED', undefined],
  ]);
});

test('a session that said goodbye cannot be resumed', async () => {
  const first = await identified(server, ALL);
  const { d } = await first.event('READY');
  first.close(1000);
  await first.closed;
  const second = new Socket(server);
  await second.send(6, { token: server.token, session_id: d.session_id, seq: 1 });
  expect((await second.frame((frame) => frame.op === 9)).d).toBe(false);
});

test('identifying again too soon is an invalid session', async () => {
  server.settings.identifyInterval = 5_000;
  await identified(server, ALL);
  const second = new Socket(server);
  await second.send(2, identity(server, ALL));
  expect((await second.frame((frame) => frame.op === 9)).d).toBe(false);
});

test('a silent server answers no heartbeat and keeps its events for the resume', async () => {
  const socket = await identified(server, ALL);
  await socket.settle();
  const { d } = await socket.event('READY');
  server.gateway.goSilent();
  server.ada.send(server.ada.dm, 'unheard');
  await socket.send(1, 2);
  const second = new Socket(server);
  await second.send(6, { token: server.token, session_id: d.session_id, seq: 2 });
  await second.event('RESUMED');
  expect(second.events).toEqual(['MESSAGE_CREATE', 'RESUMED']);
  expect(socket.events).toEqual(['READY', 'GUILD_CREATE']);
});

test('members are sent by id to all, as a whole list only with the intent', async () => {
  const socket = await identified(server, ALL);
  await socket.send(8, { guild_id: server.guild.id, query: '', limit: 0 });
  await socket.send(8, { guild_id: server.guild.id, user_ids: [server.ada.id, '1'], nonce: 'n' });
  const chunk = await socket.event('GUILD_MEMBERS_CHUNK');
  expect(chunk.d).toMatchObject({ members: [{ user: { username: 'ada' } }], not_found: ['1'], nonce: 'n' });
});

test('guilds come, go, and have outages', async () => {
  const socket = await identified(server, ALL);
  const guild = server.admin.createGuild('Second', server.ada.user);
  await socket.frame((frame) => frame.t === 'GUILD_CREATE' && frame.d.id === guild.id);
  server.admin.setUnavailable(server.guild, true);
  server.admin.removeBot(guild);
  await socket.settle();
  const gone = socket.frames.filter((frame) => frame.t === 'GUILD_DELETE').map((frame) => frame.d);
  expect(gone).toEqual([{ id: server.guild.id, unavailable: true }, { id: guild.id }]);
});

test('a second stop of reactions: cleared for one emoji and for all', async () => {
  const socket = await identified(server, ALL);
  const message = server.ada.send(server.papers, 'c');
  for (const emoji of ['👍', '🔖']) server.bo.react(message, emoji);
  server.bo.unreact(message, '👍');
  server.admin.clearReactions(message, '🔖');
  server.bo.react(message, '👍');
  server.admin.clearReactions(message);
  server.ada.deleteMessage(message);
  await socket.settle();
  expect(socket.events.slice(-7)).toEqual([
    'MESSAGE_REACTION_ADD',
    'MESSAGE_REACTION_ADD',
    'MESSAGE_REACTION_REMOVE',
    'MESSAGE_REACTION_REMOVE_EMOJI',
    'MESSAGE_REACTION_ADD',
    'MESSAGE_REACTION_REMOVE_ALL',
    'MESSAGE_DELETE',
  ]);
});
