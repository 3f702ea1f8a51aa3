import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { post, raw } from './raw.ts';

let server: DiscordServer;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-03-01T12:00:00Z');
  server = await startDiscord({ now: () => clock });
  server.rateLimits.globalPerSecond = 10_000;
  server.admin.allow(server.papers, ['manageMessages']);
});

afterEach(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const at = (rest = '') => `/channels/${server.papers.id}${rest}`;
const say = (count: number) =>
  Array.from({ length: count }, (_, index) => server.ada.send(server.papers, `${index}`));
const contents = (body: unknown) => (body as { content: string }[]).map((message) => message.content);

test('history is paged before, after and around', async () => {
  server.settings.privilegedIntents.messageContent = true;
  const messages = say(5);
  const page = async (query: string) => contents((await raw(server, 'GET', at(`/messages?${query}`))).body);
  expect(await page('limit=2')).toEqual(['4', '3']);
  expect(await page(`limit=2&before=${messages[3]?.id}`)).toEqual(['2', '1']);
  expect(await page(`limit=2&after=${messages[1]?.id}`)).toEqual(['3', '2']);
  expect(await page(`limit=3&around=${messages[2]?.id}`)).toEqual(['3', '2', '1']);
});

test('without the content intent the words of others are empty in history too', async () => {
  say(1);
  await post(server, { content: 'own' });
  expect(contents((await raw(server, 'GET', at('/messages'))).body)).toEqual(['own', '']);
});

test('20 different reactions, and everyone may join those', async () => {
  const [message] = say(1);
  const emoji = [...'😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓'];
  for (const one of emoji)
    expect((await raw(server, 'PUT', at(`/messages/${message?.id}/reactions/${one}/@me`))).status).toBe(204);
  const full = await raw(server, 'PUT', at(`/messages/${message?.id}/reactions/👍/@me`));
  expect([full.status, full.body.code]).toEqual([400, 30010]);
  expect(server.ledger.last?.refusals).toEqual(['reactions-full']);
  if (message) server.bo.react(message, '😀');
  expect(message?.reactions.get('😀')?.users).toEqual([server.applicationId, server.bo.id]);
});

test('those who reacted are paged by id', async () => {
  const [message] = say(1);
  const people = Array.from({ length: 5 }, (_, index) => server.person(`p${index}`));
  if (message) for (const person of people.toReversed()) person.react(message, '👍');
  const page = async (query: string) =>
    (await raw(server, 'GET', at(`/messages/${message?.id}/reactions/👍?${query}`))).body as unknown as {
      username: string;
    }[];
  expect((await page('limit=3')).map((user) => user.username)).toEqual(['p0', 'p1', 'p2']);
  expect((await page(`limit=3&after=${people[2]?.id}`)).map((user) => user.username)).toEqual(['p3', 'p4']);
});

test('reactions are removed: own, another’s, one emoji, all', async () => {
  const [message] = say(1);
  if (!message) throw new Error('nothing said');
  const reactions = at(`/messages/${message.id}/reactions`);
  const put = () => raw(server, 'PUT', `${reactions}/❤/@me`);
  await put();
  server.ada.react(message, '❤️');
  expect(message.reactions.size).toBe(1);
  await raw(server, 'DELETE', `${reactions}/❤️/@me`);
  await raw(server, 'DELETE', `${reactions}/❤️/${server.ada.id}`);
  expect(message.reactions.size).toBe(0);
  await put();
  await raw(server, 'DELETE', `${reactions}/❤`);
  expect(message.reactions.size).toBe(0);
  await put();
  await raw(server, 'DELETE', reactions);
  expect(message.reactions.size).toBe(0);
});

test('the same nonce brings the first message back, for a few minutes and in one channel', async () => {
  const body = { content: 'digest', nonce: 'key-1', enforce_nonce: true };
  const first = await post(server, body);
  const second = await post(server, { ...body, content: 'other words' });
  expect([second.status, second.body.id, second.body.content]).toEqual([200, first.body.id, 'digest']);
  expect(server.messagesIn(server.papers)).toHaveLength(1);
  await raw(server, 'POST', `/channels/${server.general.id}/messages`, body);
  expect(server.messagesIn(server.general)).toHaveLength(1);
  clock += 6 * 60_000;
  await post(server, body);
  expect(server.messagesIn(server.papers)).toHaveLength(2);
});

test('a nonce that is not enforced makes a message each time', async () => {
  for (const _ of [1, 2]) await post(server, { content: 'c', nonce: 'key-1' });
  expect(server.messagesIn(server.papers)).toHaveLength(2);
});

test('what a text pings follows allowed_mentions', async () => {
  server.admin.allow(server.papers, ['mentionEveryone']);
  const content = `@everyone <@${server.ada.id}>`;
  await post(server, { content });
  await post(server, { content, allowed_mentions: { parse: [] } });
  const [loud, quiet] = server.messagesIn(server.papers);
  expect([loud?.mentionEveryone, loud?.mentions]).toEqual([true, [server.ada.user]]);
  expect([quiet?.mentionEveryone, quiet?.mentions, quiet?.allowedMentions]).toEqual([
    false,
    [],
    { parse: [] },
  ]);
});

test('bulk deletion takes 2 to 100 messages younger than two weeks', async () => {
  const [a, b, c] = say(3).map((message) => message.id);
  const bulk = (messages: unknown[]) => raw(server, 'POST', at('/messages/bulk-delete'), { messages });
  expect((await bulk([a])).body.code).toBe(50016);
  expect((await bulk([a, b])).status).toBe(204);
  clock += 15 * 86_400_000;
  expect((await bulk([c, c])).body.code).toBe(50034);
  expect(server.ledger.refusals).toEqual(['bulk-delete-count', 'message-too-old-to-bulk-delete']);
});

test('250 pins', async () => {
  server.papers.pins = Array.from({ length: 250 }, (_, index) => `${index}`);
  const [message] = say(1);
  expect((await raw(server, 'PUT', at(`/messages/pins/${message?.id}`))).body.code).toBe(30003);
  expect(server.ledger.last?.refusals).toEqual(['pins-full']);
});

test('a thread: its name, one for each message, closed when archived and locked', async () => {
  const [message] = say(1);
  const start = (name: string) => raw(server, 'POST', at(`/messages/${message?.id}/threads`), { name });
  await start('n'.repeat(101));
  expect(server.ledger.last?.refusals).toEqual(['thread-name-length']);
  const { status, body } = await start('talk');
  expect([status, body.parent_id]).toEqual([201, server.papers.id]);
  await start('again');
  expect(server.ledger.last?.refusals).toEqual(['thread-exists']);
  const write = () => raw(server, 'POST', `/channels/${body.id}/messages`, { content: 'c' });
  const written = await write();
  expect(written.status).toBe(200);
  const nested = `/channels/${body.id}/messages/${written.body.id}/threads`;
  expect((await raw(server, 'POST', nested, { name: 'deeper' })).body.code).toBe(50024);
  expect(server.ledger.last?.refusals).toEqual(['thread-not-here']);
  const thread = server.state.channels.get(body.id);
  if (thread) server.admin.archive(thread, { locked: true });
  expect((await write()).body.code).toBe(50083);
  expect(server.ledger.last?.refusals).toEqual(['thread-archived']);
});

test('a forum takes posts, each with a starter message of its own id', async () => {
  const forum = server.admin.createChannel(server.guild, 'forum', 'forum');
  const path = `/channels/${forum.id}`;
  expect((await raw(server, 'POST', `${path}/messages`, { content: 'c' })).body.code).toBe(50008);
  await raw(server, 'POST', `${path}/threads`, { name: 'post' });
  expect(server.ledger.refusals).toEqual(['channel-not-for-messages', 'forum-message-missing']);
  const { body } = await raw(server, 'POST', `${path}/threads`, {
    name: 'post',
    message: { content: 'start' },
  });
  expect(body.message).toMatchObject({ id: body.id, content: 'start' });
  const active = await raw(server, 'GET', `/guilds/${server.guild.id}/threads/active`);
  expect(active.body.threads).toMatchObject([{ id: body.id }]);
  const thread = server.state.channels.get(body.id);
  if (thread) server.admin.archive(thread);
  const archived = await raw(server, 'GET', `${path}/threads/archived/public`);
  expect(archived.body.threads).toMatchObject([{ id: body.id }]);
});

test('channels of a guild are made and listed', async () => {
  const path = `/guilds/${server.guild.id}/channels`;
  expect((await raw(server, 'POST', path, { name: 'new' })).body.code).toBe(50013);
  const role = server.guild.roles.get(server.guild.id);
  server.admin.setRole(server.guild, server.guild.id, (role?.permissions ?? 0n) | (1n << 4n));
  await raw(server, 'POST', path, { name: '' });
  expect(server.ledger.last?.refusals).toEqual(['channel-name-length']);
  expect((await raw(server, 'POST', path, { name: 'new' })).status).toBe(201);
  expect((await raw(server, 'GET', path)).body).toHaveLength(3);
});
