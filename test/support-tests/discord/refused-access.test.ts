import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PermissionName } from '../../support/discord/permissions.ts';
import type { RefusalName } from '../../support/discord/refusals.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { post, raw } from './raw.ts';

let server: DiscordServer;

beforeEach(async () => {
  server = await startDiscord();
  server.rateLimits.globalPerSecond = 10_000;
});

afterEach(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const at = (rest = '') => `/channels/${server.papers.id}${rest}`;
const file = () => {
  const form = new FormData();
  form.set('payload_json', '{"content":"c"}');
  form.set('files[0]', new Blob(['x']), 'a.txt');
  return form;
};
const seen = () => server.ada.send(server.papers, 'hello').id;

type Try = () => ReturnType<typeof raw>;
const RIGHTS: [PermissionName, number, Try][] = [
  ['viewChannel', 50001, () => raw(server, 'GET', at())],
  ['viewChannel', 50001, () => post(server, { content: 'c' })],
  ['sendMessages', 50013, () => post(server, { content: 'c' })],
  ['sendMessages', 50013, () => raw(server, 'POST', at('/typing'))],
  ['embedLinks', 50013, () => post(server, { embeds: [{ title: 't' }] })],
  ['attachFiles', 50013, () => post(server, undefined, { form: file() })],
  ['readHistory', 50013, () => raw(server, 'GET', at(`/messages/${seen()}`))],
  ['readHistory', 50013, () => raw(server, 'PUT', at(`/messages/${seen()}/reactions/👍/@me`))],
  ['addReactions', 50013, () => raw(server, 'PUT', at(`/messages/${seen()}/reactions/👍/@me`))],
  ['manageMessages', 50013, () => raw(server, 'DELETE', at(`/messages/${seen()}`))],
  ['manageMessages', 50013, () => raw(server, 'DELETE', at(`/messages/${seen()}/reactions`))],
  ['manageMessages', 50013, () => raw(server, 'PUT', at(`/messages/pins/${seen()}`))],
  ['manageChannels', 50013, () => raw(server, 'PATCH', at(), { name: 'n' })],
  ['createThreads', 50013, () => raw(server, 'POST', at('/threads'), { name: 'n', type: 11 })],
];

test.each(RIGHTS)('without %s the answer is %i, with it not', async (right, code, attempt) => {
  server.admin.deny(server.papers, [right]);
  expect((await attempt()).body.code).toBe(code);
  expect(server.ledger.last?.refusals).toEqual([code === 50001 ? 'access-missing' : 'permission-missing']);
  server.admin.allow(server.papers, [right]);
  expect((await attempt()).status).toBeLessThan(300);
});

test('rights come from roles too, and a member’s own overwrite has the last word', async () => {
  server.admin.setRole(server.guild, server.guild.id, 0n);
  expect((await raw(server, 'GET', at())).body.code).toBe(50001);
  server.admin.allow(server.papers, ['viewChannel', 'sendMessages']);
  expect((await post(server, { content: 'c' })).status).toBe(200);
});

test('a channel without history lists no messages instead of refusing', async () => {
  await post(server, { content: 'c' });
  server.admin.deny(server.papers, ['readHistory']);
  expect((await raw(server, 'GET', at('/messages'))).body).toEqual([]);
  const reply = { content: 'c', message_reference: { message_id: server.messagesIn(server.papers)[0]?.id } };
  await post(server, reply);
  expect(server.ledger.last?.refusals).toEqual(['reply-without-history']);
});

test('joining an emoji that is there needs no right to add one', async () => {
  const message = server.ada.send(server.papers, 'hello');
  server.ada.react(message, '👍');
  server.admin.deny(server.papers, ['addReactions']);
  expect((await raw(server, 'PUT', at(`/messages/${message.id}/reactions/👍/@me`))).status).toBe(204);
});

const UNKNOWN: [RefusalName, number, string, string][] = [
  ['channel-unknown', 10003, 'GET', '/channels/1'],
  ['guild-unknown', 10004, 'GET', '/guilds/1'],
  ['user-unknown', 10013, 'GET', '/users/1'],
  ['route-unknown', 0, 'GET', '/nothing/here'],
  ['method-not-allowed', 0, 'PUT', '/gateway/bot'],
];

test.each(UNKNOWN)('%s is refused with %i', async (name, code, method, path) => {
  const answer = await raw(server, method, path);
  expect([answer.status, answer.body.code]).toEqual([name === 'method-not-allowed' ? 405 : 404, code]);
  expect(server.ledger.last?.refusals).toEqual([name]);
});

test('unknown messages, members and emoji', async () => {
  expect((await raw(server, 'GET', at('/messages/1'))).body.code).toBe(10008);
  const stranger = server.person('stranger', { member: false });
  expect((await raw(server, 'GET', `/guilds/${server.guild.id}/members/${stranger.id}`)).body.code).toBe(
    10007,
  );
  expect((await raw(server, 'PUT', at(`/messages/${seen()}/reactions/nonsense/@me`))).body.code).toBe(10014);
  const own = `/guilds/${server.guild.id}/emojis/1`;
  expect((await raw(server, 'GET', own)).body.code).toBe(10014);
  server.guild.emoji.add('1');
  expect((await raw(server, 'GET', own)).body).toMatchObject({ id: '1' });
  const refused = ['message-unknown', 'member-unknown', 'emoji-unknown', 'emoji-gone'];
  expect(server.ledger.refusals).toEqual(refused);
});

test('a guild the bot left is closed to it', async () => {
  server.admin.removeBot(server.guild);
  expect((await raw(server, 'GET', `/guilds/${server.guild.id}`)).body.code).toBe(50001);
  expect((await post(server, { content: 'c' })).body.code).toBe(50001);
});

test('a deleted channel is unknown', async () => {
  server.admin.deleteChannel(server.papers);
  expect((await post(server, { content: 'c' })).body.code).toBe(10003);
});

test('a wrong token and a missing user agent are refused', async () => {
  const wrong = await raw(server, 'GET', '/users/@me', undefined, {
    headers: { authorization: 'Bot nonsense' },
  });
  expect([wrong.status, wrong.body]).toEqual([401, { code: 0, message: '401: Unauthorized' }]);
  const nameless = await raw(server, 'GET', '/users/@me', undefined, { headers: { 'user-agent': 'curl' } });
  expect([nameless.status, nameless.body.code]).toEqual([403, 40333]);
  expect(server.ledger.refusals).toEqual(['token-wrong', 'user-agent-missing']);
});

test('a body that is not JSON is refused', async () => {
  const response = await fetch(`${server.apiBase}/v10${at('/messages')}`, {
    method: 'POST',
    headers: {
      authorization: `Bot ${server.token}`,
      'user-agent': 'DiscordBot (x, 1)',
      'content-type': 'application/json',
    },
    body: '{"content":',
  });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
  expect(server.ledger.refusals).toEqual(['body-not-json']);
});

test('another’s message cannot be edited', async () => {
  expect((await raw(server, 'PATCH', at(`/messages/${seen()}`), { content: 'mine' })).body.code).toBe(50005);
  expect(server.ledger.last?.refusals).toEqual(['message-of-another']);
});

test('direct messages: opened once, closed by the person, refused when too fast', async () => {
  const open = () => raw(server, 'POST', '/users/@me/channels', { recipient_id: server.ada.id });
  const { body } = await open();
  expect((await open()).body.id).toBe(body.id);
  const write = () => raw(server, 'POST', `/channels/${body.id}/messages`, { content: 'c' });
  expect((await write()).status).toBe(200);
  server.ada.closeDm();
  expect((await write()).body.code).toBe(50007);
  server.ada.openDm();
  server.ada.leaveGuild(server.guild);
  expect((await write()).body.code).toBe(50278);
  server.admin.refuseDmOpenings(1);
  expect((await open()).body.code).toBe(40003);
  expect((await open()).status).toBe(200);
  expect(server.ledger.refusals).toEqual(['dm-closed', 'dm-without-shared-guild', 'dms-opened-too-fast']);
});

test('members are listed only with the members intent', async () => {
  const list = () => raw(server, 'GET', `/guilds/${server.guild.id}/members?limit=1000`);
  expect((await list()).body.code).toBe(50001);
  server.settings.privilegedIntents.members = true;
  expect((await list()).body).toHaveLength(5);
});

test('a page size out of range is refused', async () => {
  expect((await raw(server, 'GET', at('/messages?limit=101'))).body.code).toBe(50035);
  expect(server.ledger.last?.refusals).toEqual(['limit-out-of-range']);
});

test('an address outside the API, or with a stray percent sign, leads nowhere', async () => {
  const { origin } = new URL(server.apiBase);
  expect((await fetch(`${origin}/users/@me`)).status).toBe(404);
  expect((await raw(server, 'GET', '/channels/%zz')).body.code).toBe(10003);
});
