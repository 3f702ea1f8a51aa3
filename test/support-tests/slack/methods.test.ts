import { beforeEach, describe, expect, it } from 'vitest';
import { call, post } from '../../support/slack/call.ts';
import { DEFAULT_SCOPES } from '../../support/slack/defaults.ts';
import { type Obj, objs } from '../../support/slack/json.ts';
import { REACTION_USERS_SHOWN } from '../../support/slack/posting.ts';
import { unfurlsOff } from '../../support/slack/rules/message.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { newUser } from '../../support/slack/state.ts';
import { boltOverSocket, slackFor } from './with-bolt.ts';

let slack: SlackServer;
beforeEach(async () => {
  slack = await slackFor({ scopes: [...DEFAULT_SCOPES, 'team:read', 'usergroups:read'] });
});

const ask = async (method: string, args: Obj = {}): Promise<Obj> => {
  const { body } = await call(slack, method, args);
  if (body.ok !== true) throw new Error(`${method}: ${JSON.stringify(body)}`);
  return body;
};

describe('messages', () => {
  it('keep their metadata, flags and thread', async () => {
    const { ids } = slack;
    const metadata = { event_type: 'digest', event_payload: { key: 'k1' } };
    const first = await post(slack, {
      channel: ids.general,
      metadata,
      unfurl_links: false,
      unfurl_media: false,
    });
    const reply = await post(slack, { channel: ids.general, thread_ts: first.ts });
    expect(unfurlsOff(first.args)).toBe(true);
    expect(unfurlsOff(reply.args)).toBe(false);
    slack.app.scopes.add('channels:history');
    const plain = await ask('conversations.history', { channel: ids.general });
    expect(objs(plain.messages)).toHaveLength(1);
    expect(objs(plain.messages)[0]).not.toHaveProperty('metadata');
    const full = await ask('conversations.history', { channel: ids.general, include_all_metadata: true });
    expect(objs(full.messages)[0]).toMatchObject({ ts: first.ts, metadata, bot_id: ids.botId });
    const thread = await ask('conversations.replies', { channel: ids.general, ts: first.ts });
    expect(objs(thread.messages).map((m) => m.ts)).toEqual([first.ts, reply.ts]);
  });

  it('come newest first, in pages, from a given time on', async () => {
    const channel = slack.ids.general;
    slack.app.scopes.add('channels:history');
    const sent: string[] = [];
    for (let i = 0; i < 5; i += 1) sent.push((await post(slack, { channel })).ts);
    const first = await ask('conversations.history', { channel, oldest: sent[0], limit: 3 });
    expect(objs(first.messages).map((m) => m.ts)).toEqual([sent[4], sent[3], sent[2]]);
    expect(first.has_more).toBe(true);
    const cursor = (first.response_metadata as Obj).next_cursor;
    const rest = await ask('conversations.history', { channel, oldest: sent[0], limit: 3, cursor });
    expect(objs(rest.messages).map((m) => m.ts)).toEqual([sent[1]]);
  });

  it('are updated and deleted; metadata stays unless given', async () => {
    const metadata = { event_type: 'digest', event_payload: {} };
    const message = await post(slack, {
      channel: slack.ids.general,
      metadata,
      blocks: [{ type: 'divider' }],
    });
    await ask('chat.update', { channel: message.channel, ts: message.ts, text: 'new' });
    expect(message).toMatchObject({ text: 'new', blocks: [], metadata });
    const link = await ask('chat.getPermalink', { channel: message.channel, message_ts: message.ts });
    expect(link.permalink).toMatch(/^https:\/\/paper-club\.slack\.com\/archives\/C0GENERAL\/p\d{16}$/);
    await ask('chat.delete', { channel: message.channel, ts: message.ts });
    expect(slack.messagesIn(slack.ids.general)).toEqual([]);
  });

  it('for one person are in no history', async () => {
    await ask('chat.postEphemeral', { channel: slack.ids.general, user: slack.ids.ada, text: 'psst' });
    expect(slack.messagesIn(slack.ids.general)).toEqual([]);
    expect(slack.ephemeralsFor(slack.ids.ada).map((m) => m.text)).toEqual(['psst']);
  });

  it('go to a person by id or by an opened conversation, which is the same', async () => {
    const opened = await ask('conversations.open', { users: slack.ids.ada });
    const sent = await ask('chat.postMessage', { channel: slack.ids.ada, text: 'hello' });
    expect(sent.channel).toBe((opened.channel as Obj).id);
  });
});

describe('people and channels', () => {
  it('show zone, rights and guests', async () => {
    const { ids } = slack;
    const user = async (id: string) => (await ask('users.info', { user: id })).user;
    expect(await user(ids.ada)).toMatchObject({ tz: 'Asia/Kathmandu', is_admin: false, is_bot: false });
    expect(await user(ids.owner)).toMatchObject({ is_owner: true, is_admin: true });
    expect(await user(ids.guest)).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(objs((await ask('users.list', { limit: 3 })).members)).toHaveLength(3);
    expect((await ask('usergroups.users.list', { usergroup: ids.readers })).users).toEqual([
      ids.ada,
      ids.ben,
    ]);
  });

  it('list by type; a private channel the bot is not in does not exist', async () => {
    const names = async (types: string, rest: Obj = {}) =>
      objs((await ask('conversations.list', { types, ...rest })).channels).map((c) => c.name);
    expect(await names('public_channel')).toEqual(['general', 'random', 'old', 'notices']);
    expect(await names('public_channel', { exclude_archived: true })).not.toContain('old');
    expect(await names('private_channel')).toEqual(['lab']);
    const mine = await ask('users.conversations', {
      types: 'public_channel,private_channel',
      exclude_archived: true,
    });
    expect(objs(mine.channels).map((c) => c.name)).toEqual(['general', 'lab', 'notices']);
    expect((await ask('conversations.members', { channel: slack.ids.lab })).members).toContain(slack.ids.bot);
    expect((await ask('conversations.info', { channel: slack.ids.lab })).channel).toMatchObject({
      is_private: true,
    });
  });

  it('tell who the bot is', async () => {
    expect(await ask('auth.test')).toMatchObject({
      team_id: slack.ids.team,
      user_id: slack.ids.bot,
      bot_id: slack.ids.botId,
    });
    expect((await ask('team.info')).team).toMatchObject({ name: 'Paper Club' });
    expect((await ask('bots.info', { bot: slack.ids.botId })).bot).toMatchObject({ app_id: slack.ids.app });
    expect((await ask('emoji.list')).emoji).toHaveProperty('paper');
  });

  it('may be joined', async () => {
    slack.app.scopes.add('channels:join');
    await ask('conversations.join', { channel: slack.ids.random });
    const again = await ask('conversations.join', { channel: slack.ids.random });
    expect(again.warning).toBe('already_in_channel');
    await post(slack, { channel: slack.ids.random });
  });
});

describe('reactions', () => {
  it('are added, listed and removed', async () => {
    const message = await post(slack, { channel: slack.ids.general });
    const args = { channel: message.channel, timestamp: message.ts, name: 'thumbsup' };
    await ask('reactions.add', args);
    expect(objs((await ask('reactions.list')).items)).toHaveLength(1);
    await ask('reactions.remove', args);
    expect(objs((await ask('reactions.list')).items)).toHaveLength(0);
  });

  it('name only some of many people, unless all are asked for', async () => {
    const message = await post(slack, { channel: slack.ids.general });
    const many = REACTION_USERS_SHOWN + 5;
    for (let i = 0; i < many; i += 1) {
      const user = newUser({ id: `U1P${i}`, name: `p${i}` });
      slack.world.users.set(user.id, user);
      slack.as(user.id).react(message, 'eyes', { silent: true });
    }
    const get = async (full: boolean) => {
      const body = await ask('reactions.get', { channel: message.channel, timestamp: message.ts, full });
      return objs((body.message as Obj).reactions).map((r) => [r.count, (r.users as string[]).length]);
    };
    expect(await get(false)).toEqual([[many, REACTION_USERS_SHOWN]]);
    expect(await get(true)).toEqual([[many, many]]);
  });
});

describe('the wire', () => {
  it('takes forms, JSON and GET', async () => {
    const { apiUrl, botToken, ids } = slack;
    const blocks = JSON.stringify([{ type: 'divider' }]);
    const form = new URLSearchParams({ token: botToken, channel: ids.general, text: 'form', blocks });
    await fetch(`${apiUrl}chat.postMessage`, { method: 'POST', body: form });
    await fetch(`${apiUrl}chat.postMessage?channel=${ids.general}&text=get`, {
      headers: { authorization: `Bearer ${botToken}` },
    });
    expect(slack.messagesIn(ids.general).map((m) => [m.text, m.blocks.length])).toEqual([
      ['form', 1],
      ['get', 0],
    ]);
  });

  it.each([
    ['application/json', '{', 'invalid_json'],
    ['application/json', '[]', 'json_not_object'],
    ['application/json; charset=utf-16', '{}', 'invalid_charset'],
    ['application/xml', '<a/>', 'invalid_post_type'],
    ['application/x-www-form-urlencoded', 'blocks=%5B', 'invalid_blocks_format'],
  ])('refuses %s with %s: %s', async (type, body, error) => {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': type };
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ ok: false, error });
  });

  it('warns of JSON without a charset', async () => {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' };
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers, body: '{}' });
    expect(await response.json()).toMatchObject({
      ok: true,
      response_metadata: { warnings: ['missing_charset'] },
    });
  });

  it('takes a file as the library sends it', async () => {
    const app = await boltOverSocket(slack, () => undefined);
    await app.client.files.uploadV2({
      channel_id: slack.ids.general,
      filename: 'a.bib',
      content: '@article{a}',
      initial_comment: 'here',
    });
    expect(slack.messagesIn(slack.ids.general)).toMatchObject([{ text: 'here', via: 'file' }]);
    expect(slack.ledger.refusals()).toEqual([]);
  });

  it('is closed after stop', async () => {
    await slack.stop();
    await expect(call(slack, 'auth.test')).rejects.toThrow('fetch failed');
    await slack.stop();
  });
});
