import { beforeEach, describe, expect, it } from 'vitest';
import { call, post } from '../../support/slack/call.ts';
import { manualClock } from '../../support/slack/clock.ts';
import type { Obj } from '../../support/slack/json.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { slackFor } from './with-bolt.ts';

interface Broken {
  fact: string;
  method: string;
  error: string;
  rule?: string;
  args?: (slack: SlackServer) => Obj | Promise<Obj>;
  before?: (slack: SlackServer) => unknown;
  token?: (slack: SlackServer) => string;
}

const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] };
const reaction = async (slack: SlackServer) => {
  const message = await post(slack, { channel: slack.ids.general });
  return { channel: message.channel, timestamp: message.ts, name: 'tada' };
};
const allow = (scope: string) => (slack: SlackServer) => slack.app.scopes.add(scope);

const TABLE: Broken[] = [
  { fact: 'no token', method: 'auth.test', token: () => '', error: 'not_authed' },
  { fact: 'a foreign token', method: 'auth.test', token: () => 'nobody', error: 'invalid_auth' },
  {
    fact: 'an uninstalled app',
    method: 'auth.test',
    before: (s) => s.workspace.uninstall(),
    error: 'account_inactive',
  },
  {
    fact: 'a revoked token',
    method: 'auth.test',
    before: (s) => Object.assign(s.app, { tokenState: 'token_revoked' }),
    error: 'token_revoked',
  },
  { fact: 'the bot token for a socket', method: 'apps.connections.open', error: 'not_allowed_token_type' },
  {
    fact: 'the app token for a message',
    method: 'chat.postMessage',
    token: (s) => s.appToken,
    error: 'not_allowed_token_type',
  },
  { fact: 'an unknown method', method: 'chat.shout', error: 'unknown_method' },
  {
    fact: 'a scope not granted',
    method: 'chat.postMessage',
    before: (s) => s.app.scopes.delete('chat:write'),
    error: 'missing_scope',
  },
  {
    fact: 'history without the history scope',
    method: 'conversations.history',
    before: allow('im:history'),
    args: (s) => ({ channel: s.ids.general }),
    error: 'missing_scope',
  },
  {
    fact: 'history of a channel the bot is not in',
    method: 'conversations.history',
    before: allow('channels:history'),
    args: (s) => ({ channel: s.ids.random }),
    error: 'not_in_channel',
  },
  { fact: 'no channel', method: 'chat.postMessage', args: () => ({ text: 'x' }), error: 'channel_not_found' },
  {
    fact: 'a channel that is not',
    method: 'chat.postMessage',
    args: () => ({ channel: 'C0NOWHERE', text: 'x' }),
    error: 'channel_not_found',
  },
  {
    fact: 'a private channel the bot is not in',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.secret, text: 'x' }),
    error: 'channel_not_found',
  },
  {
    fact: 'a public channel the bot is not in',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.random, text: 'x' }),
    error: 'not_in_channel',
  },
  {
    fact: 'an archived channel',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.old, text: 'x' }),
    error: 'is_archived',
  },
  {
    fact: 'a channel for admins',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.notices, text: 'x' }),
    error: 'restricted_action',
  },
  {
    fact: 'nothing said',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.general, text: ' ' }),
    error: 'no_text',
  },
  {
    fact: 'a direct message to a bot',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.otherBot, text: 'x' }),
    error: 'cannot_dm_bot',
  },
  {
    fact: 'opening a direct message with a bot',
    method: 'conversations.open',
    args: (s) => ({ users: s.ids.otherBot }),
    error: 'cannot_dm_bot',
  },
  {
    fact: 'opening a direct message with nobody',
    method: 'conversations.open',
    args: () => ({ users: 'U0NOBODY' }),
    error: 'user_not_found',
  },
  {
    fact: 'markdown_text beside text',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.general, text: 'x', markdown_text: 'y' }),
    error: 'markdown_text_conflict',
  },
  {
    fact: 'blocks that are no list',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.general, blocks: 'x' }),
    error: 'invalid_blocks_format',
  },
  {
    fact: 'metadata without a type',
    method: 'chat.postMessage',
    args: (s) => ({ channel: s.ids.general, text: 'x', metadata: { event_payload: {} } }),
    error: 'invalid_metadata_schema',
    rule: 'metadata_schema',
  },
  {
    fact: 'an ephemeral message to somebody outside',
    method: 'chat.postEphemeral',
    args: (s) => ({ channel: s.ids.lab, user: s.ids.ben, text: 'x' }),
    error: 'user_not_in_channel',
  },
  {
    fact: 'an ephemeral message to nobody',
    method: 'chat.postEphemeral',
    args: (s) => ({ channel: s.ids.lab, text: 'x' }),
    error: 'invalid_arguments',
    rule: 'missing_argument',
  },
  {
    fact: 'updating what is not there',
    method: 'chat.update',
    args: (s) => ({ channel: s.ids.general, ts: '1.000000', text: 'x' }),
    error: 'message_not_found',
  },
  {
    fact: "updating somebody else's message",
    method: 'chat.update',
    args: (s) => ({ channel: s.ids.general, ts: s.as(s.ids.ada).say(s.ids.general, 'mine').ts, text: 'x' }),
    error: 'cant_update_message',
    rule: 'not_own_message',
  },
  {
    fact: "deleting somebody else's message",
    method: 'chat.delete',
    args: (s) => ({ channel: s.ids.general, ts: s.as(s.ids.ada).say(s.ids.general, 'mine').ts }),
    error: 'cant_delete_message',
    rule: 'not_own_message',
  },
  {
    fact: 'reacting twice',
    method: 'reactions.add',
    args: async (s) => {
      const args = await reaction(s);
      await call(s, 'reactions.add', args);
      return args;
    },
    error: 'already_reacted',
  },
  { fact: 'taking back no reaction', method: 'reactions.remove', args: reaction, error: 'no_reaction' },
  {
    fact: 'an emoji with colons',
    method: 'reactions.add',
    args: async (s) => ({ ...(await reaction(s)), name: ':tada:' }),
    error: 'invalid_name',
    rule: 'invalid_emoji_name',
  },
  {
    fact: 'reacting to nothing',
    method: 'reactions.add',
    args: (s) => ({ channel: s.ids.general, timestamp: '1.000000', name: 'tada' }),
    error: 'message_not_found',
  },
  {
    fact: 'a person who is not',
    method: 'users.info',
    args: () => ({ user: 'U0NOBODY' }),
    error: 'user_not_found',
  },
  {
    fact: 'a made-up trigger',
    method: 'views.open',
    args: () => ({ trigger_id: 'x', view: modal }),
    error: 'invalid_trigger_id',
    rule: 'trigger_unknown',
  },
  {
    fact: 'updating no view',
    method: 'views.update',
    args: () => ({ view_id: 'V0', view: modal }),
    error: 'not_found',
    rule: 'view_not_found',
  },
  {
    fact: 'a home tab that is off',
    method: 'views.publish',
    before: (s) => Object.assign(s.app, { homeTab: false }),
    args: (s) => ({ user_id: s.ids.ada, view: { type: 'home', blocks: [] } }),
    error: 'not_enabled',
    rule: 'home_tab_not_enabled',
  },
  {
    fact: 'a modal as home tab',
    method: 'views.publish',
    args: (s) => ({ user_id: s.ids.ada, view: modal }),
    error: 'invalid_arguments',
    rule: 'unknown_block_type',
  },
  {
    fact: 'joining a private channel',
    method: 'conversations.join',
    before: allow('channels:join'),
    args: (s) => ({ channel: s.ids.lab }),
    error: 'method_not_supported_for_channel_type',
    rule: 'join_not_public',
  },
  {
    fact: 'a thread that is not',
    method: 'conversations.replies',
    before: allow('channels:history'),
    args: (s) => ({ channel: s.ids.general, ts: '1.000000' }),
    error: 'thread_not_found',
  },
  {
    fact: 'a file never uploaded',
    method: 'files.completeUploadExternal',
    args: () => ({ files: [{ id: 'F0' }] }),
    error: 'file_not_found',
  },
  { fact: 'a wrong cursor', method: 'users.list', args: () => ({ cursor: '%%%' }), error: 'invalid_cursor' },
  {
    fact: 'a message scheduled for yesterday',
    method: 'chat.scheduleMessage',
    args: (s) => ({ channel: s.ids.general, text: 'x', post_at: 1 }),
    error: 'time_in_past',
    rule: 'schedule_in_past',
  },
  {
    fact: 'a message scheduled for next year',
    method: 'chat.scheduleMessage',
    args: (s) => ({
      channel: s.ids.general,
      text: 'x',
      post_at: Math.floor(Date.now() / 1000) + 130 * 86_400,
    }),
    error: 'time_too_far',
    rule: 'schedule_days',
  },
];

describe('the Web API refuses, by name', () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await slackFor();
  });

  it.each(TABLE)('$fact: $error', async (row) => {
    await row.before?.(slack);
    const args = (await row.args?.(slack)) ?? {};
    const answer = await call(slack, row.method, args, row.token && { token: row.token(slack) });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ok: false, error: row.error });
    expect(slack.ledger.refusals().at(-1)).toMatchObject({
      method: row.method,
      refusal: row.error,
      rule: row.rule ?? row.error,
    });
  });

  it('tells which scope is needed and which are there', async () => {
    slack.app.scopes.delete('chat:write');
    const { body, headers } = await call(slack, 'chat.postMessage', {});
    expect(body).toMatchObject({ needed: 'chat:write', provided: [...slack.app.scopes].join(',') });
    expect(headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
  });

  it('posts to public channels from outside with chat:write.public', async () => {
    slack.app.scopes.add('chat:write.public');
    await post(slack, { channel: slack.ids.random, text: 'hello' });
    expect(slack.messagesIn(slack.ids.random).map((m) => m.text)).toEqual(['hello']);
  });

  it('keeps a scheduled message in its last minute and limits how many share five minutes', async () => {
    const clock = manualClock();
    const timed = await slackFor({ clock });
    const channel = timed.ids.general;
    const post_at = Math.floor(clock.now() / 1000) + 600;
    const first = await call(timed, 'chat.scheduleMessage', { channel, text: 'x', post_at });
    const scheduled_message_id = first.body.scheduled_message_id;
    for (let i = 0; i < 29; i += 1)
      await call(timed, 'chat.scheduleMessage', { channel, text: 'x', post_at });
    const tooMany = await call(timed, 'chat.scheduleMessage', { channel, text: 'x', post_at });
    expect(tooMany.body.error).toBe('restricted_too_many');
    clock.advance(560_000);
    const late = await call(timed, 'chat.deleteScheduledMessage', { channel, scheduled_message_id });
    expect(late.body.error).toBe('invalid_scheduled_message_id');
    expect(timed.ledger.broken()).toEqual(['schedule_window', 'schedule_last_minute']);
    clock.advance(60_000);
    expect(timed.messagesIn(channel)).toHaveLength(30);
  });
});
