import { describe, expect, test } from 'vitest';
import { VERDICTS } from '../../../adapters/slack/delivery/refusals.ts';
import { heldClock } from '../../support/held-clock.ts';
import { liveIn } from '../../support/slack/live.ts';
import { unfurlsOff } from '../../support/slack/rules/message.ts';
import { addressOf, message, startBot, stridingClock } from './bot.ts';

const POST = 'chat.postMessage';
const DAY = 86_400_000;
const quick = { settings: { requestTimeoutMs: 200 } };

describe('posting', () => {
  test('makes one message with its key, pinging nobody and unfolding nothing', async () => {
    const { server, slack } = await startBot();
    const result = await slack.post(addressOf(server.ids.general), message, 'digest-1-1');
    const [posted] = server.messagesIn(server.ids.general);
    if (!posted) throw new Error('nothing was posted');
    expect(result).toEqual({ state: 'accepted', messageId: posted.ts, channelId: server.ids.general });
    expect(posted.metadata).toEqual({
      event_type: 'paperboy_delivery',
      event_payload: { key: 'digest-1-1' },
    });
    expect(unfurlsOff(posted.args)).toBe(true);
    expect(posted.args).toMatchObject({ parse: 'none', link_names: 'false' });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('puts its emoji under the message, and stands without them', async () => {
    const { server, slack, log } = await startBot();
    const seeded = { ...message, seedReactions: ['🧲', 'no emoji', '👍', 'paper:custom'] };
    expect(await slack.post(addressOf(server.ids.general), seeded, 'a-1')).toMatchObject({
      state: 'accepted',
    });
    const names = () => [...(server.messagesIn(server.ids.general)[0]?.reactions.keys() ?? [])];
    await expect.poll(names).toEqual(['magnet', '+1', 'paper']);
    expect(log.join('')).toContain('no name for an emoji');
    server.faults.always('reactions.add', { error: 'missing_scope' });
    expect(await slack.post(addressOf(server.ids.lab), seeded, 'a-2')).toMatchObject({ state: 'accepted' });
    await expect.poll(() => log.join('')).toContain('could not be put under');
    expect(server.ledger.calls('reactions.add')).toHaveLength(4);
  });

  test('keeps a second between two messages of a channel, and lets other channels go on', async () => {
    const clock = heldClock();
    const { server, slack } = await startBot({ clock });
    const to = addressOf(server.ids.general);
    await slack.post(to, message, 'a-1');
    const second = slack.post(to, message, 'a-2');
    await slack.post(addressOf(server.ids.lab), message, 'a-3');
    await clock.advance(999);
    expect(server.messagesIn(server.ids.general)).toHaveLength(1);
    await clock.advance(1);
    expect(await second).toMatchObject({ state: 'accepted' });
  });

  test('sends nothing when it may not any more once its turn has come', async () => {
    const clock = heldClock();
    const { server, slack } = await startBot({ clock });
    const to = addressOf(server.ids.general);
    await slack.post(to, message, 'a-1');
    let may = true;
    const second = slack.post(to, message, 'a-2', () => may);
    may = false;
    await clock.advance(1000);
    expect(await second).toMatchObject({ state: 'later' });
    expect(server.ledger.calls(POST)).toHaveLength(1);
  });

  test('sends nothing when it may not any more once its connection stands', async () => {
    const { server, slack } = await startBot();
    let asked = 0;
    const to = addressOf(server.ids.general);
    expect(await slack.post(to, message, 'a-1', () => ++asked === 1)).toMatchObject({ state: 'later' });
    expect(asked).toBe(2);
    expect(server.messagesIn(server.ids.general)).toEqual([]);
    expect(await slack.post(to, message, 'a-1', () => true)).toMatchObject({ state: 'accepted' });
  });

  test('waits no longer than Slack asked when the clock is set back', async () => {
    const clock = heldClock();
    const { server, slack } = await startBot({ clock });
    const to = addressOf(server.ids.general);
    server.faults.next(POST, { ratelimited: 30 });
    await slack.post(to, message, 'a-1');
    await clock.advance(-DAY);
    expect(await slack.post(to, message, 'a-1')).toMatchObject({ state: 'later', afterMs: 30_000 });
    await clock.advance(30_000);
    expect(await slack.post(to, message, 'a-1')).toMatchObject({ state: 'accepted' });
  });

  test('that has to wait too long for its turn is put off', async () => {
    const clock = heldClock();
    const { server, slack } = await startBot({ clock });
    const to = addressOf(server.ids.general);
    const posts = Array.from({ length: 23 }, (_, i) => slack.post(to, message, `a-${i}`));
    expect(await posts[22]).toMatchObject({ state: 'later', afterMs: 20_000 });
    await clock.advance(30_000);
    expect((await Promise.all(posts)).filter(({ state }) => state === 'accepted')).toHaveLength(21);
  });
});

describe('what comes back', () => {
  const refusals: [string, string, string][] = [
    ['not_in_channel', 'not-a-member', '/invite @paperboy'],
    ['channel_not_found', 'not-a-member', '/invite @paperboy'],
    ['is_archived', 'no-permission', 'Unarchive'],
    ['restricted_action', 'no-permission', 'Posting permissions'],
    ['account_inactive', 'unauthorised', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'unauthorised', 'SLACK_BOT_TOKEN'],
    ['missing_scope', 'no-permission', 'reinstall'],
    ['msg_too_long', 'invalid', 'report it'],
    ['msg_blocks_too_long', 'invalid', 'report it'],
    ['invalid_blocks', 'invalid', 'report it'],
    ['team_access_not_granted', 'no-permission', 'administrator'],
    ['a_code_of_tomorrow', 'invalid', 'a_code_of_tomorrow'],
  ];
  test.each(refusals)('%s is refused: %s', async (error, reason, words) => {
    const { server, slack } = await startBot();
    server.faults.next(POST, { error });
    const result = await slack.post(addressOf(server.ids.general, 'general'), message, 'a-1');
    expect(result).toMatchObject({ state: 'refused', reason, detail: expect.stringContaining(words) });
    expect(server.ledger.calls(POST)).toHaveLength(1);
  });

  test('names the scope that is missing', async () => {
    const { server, slack } = await startBot();
    server.app.scopes.delete('chat:write');
    const result = await slack.post(addressOf(server.ids.general), message, 'a-1');
    expect(result).toMatchObject({ reason: 'no-permission', detail: expect.stringContaining('chat:write') });
  });

  test('has words for every code of the table, each a sentence', () => {
    for (const verdict of Object.values(VERDICTS)) {
      const words =
        verdict.state === 'refused' ? verdict.detail({ place: '#x', botName: 'paperboy' }) : verdict.detail;
      expect(words.length).toBeGreaterThan(20);
      if (verdict.state === 'refused') expect(words).toMatch(/\.$/);
    }
  });

  test('the local Slack’s own refusals are understood', async () => {
    const { server, slack } = await startBot();
    const reasons = [];
    for (const id of [server.ids.random, server.ids.secret, server.ids.old, server.ids.notices]) {
      const result = await slack.post(addressOf(id), message, 'a-1');
      reasons.push(result.state === 'refused' ? result.reason : result.state);
    }
    expect(reasons).toEqual(['not-a-member', 'not-a-member', 'no-permission', 'no-permission']);
  });

  test.each([
    ['an answer that never comes', 'acceptThenHang'],
    ['502 after it was taken', { acceptThenStatus: 502 }],
    ['504 after it was taken', { acceptThenStatus: 504 }],
    ['500, taken or not', { refuseWithStatus: 500 }],
    ['a cut connection after it was taken', 'acceptThenReset'],
    ['a cut connection before', 'reset'],
    ['a page of HTML', { status: 200, body: '<html>Sorry</html>' }],
    ['fatal_error', { error: 'fatal_error' }],
  ] as const)('%s is unknown, and nothing is repeated', async (_, fault) => {
    const { server, slack } = await startBot(quick);
    server.faults.next(POST, fault);
    expect(await slack.post(addressOf(server.ids.general), message, 'a-1')).toMatchObject({
      state: 'unknown',
    });
    expect(server.ledger.calls(POST)).toHaveLength(1);
  });

  test.each([
    [1, 1000],
    [65, 65_000],
    [1337, 900_000],
    [0, 1000],
    [null, 5000],
    ['soon', 5000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 5000],
  ])(
    '429 with Retry-After %s waits as long, within reason, and asks nothing meanwhile',
    async (after, ms) => {
      const clock = heldClock();
      const { server, slack } = await startBot({ clock });
      server.faults.next(POST, { ratelimited: after });
      const to = addressOf(server.ids.general);
      expect(await slack.post(to, message, 'a-1')).toMatchObject({ state: 'later', afterMs: ms });
      await clock.advance(ms - 1);
      expect(await slack.post(addressOf(server.ids.lab), message, 'a-2')).toMatchObject({
        state: 'later',
        afterMs: 1,
      });
      expect(server.ledger.calls(POST)).toHaveLength(1);
      await clock.advance(1);
      expect(await slack.post(addressOf(server.ids.lab), message, 'a-2')).toMatchObject({
        state: 'accepted',
      });
    },
  );

  test('a wait for new messages does not hold changes of old ones', async () => {
    const { server, slack } = await startBot();
    const made = await slack.post(addressOf(server.ids.general), message, 'a-1');
    if (made.state !== 'accepted') throw new Error(JSON.stringify(made));
    server.faults.next(POST, { ratelimited: 60 });
    await slack.post(addressOf(server.ids.lab), message, 'a-2');
    const ref = { platform: 'slack', channelId: made.channelId, messageId: made.messageId };
    expect(await slack.edit(ref, message)).toMatchObject({ state: 'accepted' });
    expect(server.ledger.early()).toEqual([]);
  });

  test('without a connection it is put off: nothing left', async () => {
    const { server, slack } = await startBot({ settings: { requestTimeoutMs: 500 } });
    await server.stop();
    const result = await slack.post(addressOf(server.ids.general), message, 'a-1');
    expect(result).toMatchObject({ state: 'later', detail: 'Slack cannot be reached' });
  });
});

describe('a message of ours', () => {
  const posted = async () => {
    const bot = await startBot({ clock: stridingClock() });
    const made = await bot.slack.post(
      addressOf(bot.server.ids.general),
      { ...message, seedReactions: ['👍'] },
      'a-1',
    );
    if (made.state !== 'accepted') throw new Error(JSON.stringify(made));
    const ref = { platform: 'slack', channelId: made.channelId, messageId: made.messageId };
    return { ...bot, ref };
  };

  test('is changed in place, and keeps its key', async () => {
    const { server, slack, ref } = await posted();
    const changed = { title: '<!here> changed', blocks: [] };
    expect(await slack.edit(ref, changed)).toMatchObject({ state: 'accepted' });
    const [now] = server.messagesIn(server.ids.general);
    expect(JSON.stringify(now?.blocks)).toContain('changed');
    expect(now?.metadata).toMatchObject({ event_payload: { key: 'a-1' } });
    expect(now && liveIn(now)).toEqual({ mentions: [], links: [], automatic: [] });
    expect(server.ledger.broken()).toEqual([]);
    expect(await slack.edit({ ...ref, messageId: '1.0' }, message)).toMatchObject({ reason: 'gone' });
  });

  test('shows who reacted with what: all people, no bots, skin tones as one', async () => {
    const { server, slack, ref } = await posted();
    const [now] = server.messagesIn(server.ids.general);
    if (!now) throw new Error('nothing was posted');
    const people = Array.from({ length: 30 }, (_, i) => `U1PERSON${i}`);
    now.reactions.set('magnet', [...people, server.ids.otherBot]);
    now.reactions.set('+1::skin-tone-2', [server.ids.ada]);
    now.reactions.set('thumbsup', [server.ids.ada, server.ids.ben]);
    const list = await slack.reactions(ref);
    if (list.state !== 'read') throw new Error(JSON.stringify(list));
    const by = new Map(list.reactions.map(({ emoji, accountIds }) => [emoji, accountIds]));
    expect(by.get('🧲')).toEqual(people);
    expect(by.get('👍')).toEqual([server.ids.ada, server.ids.ben]);
    expect(list.teamId).toBe('T0PAPER');
    server.workspace.deleteMessage(now);
    expect(await slack.reactions(ref)).toEqual({ state: 'gone' });
    server.faults.next('reactions.get', { error: 'channel_not_found' });
    expect(await slack.reactions(ref)).toMatchObject({ state: 'unavailable' });
  });

  test('waits when Slack asks to, looking up many people', async () => {
    const { server, slack, ref } = await posted();
    const [now] = server.messagesIn(server.ids.general);
    now?.reactions.set('magnet', [server.ids.ada, server.ids.otherBot]);
    server.faults.next('users.info', { ratelimited: 1 });
    const list = await slack.reactions(ref);
    expect(list).toMatchObject({ state: 'read', reactions: [{ emoji: '🧲', accountIds: [server.ids.ada] }] });
  });
});

describe('direct messages', () => {
  test('open once and take messages', async () => {
    const { server, slack } = await startBot();
    const to = await slack.direct({ platform: 'slack', accountId: server.ids.ada, teamId: 'T0PAPER' });
    if ('refused' in to) throw new Error(to.refused);
    expect(to).toMatchObject({ kind: 'direct', spaceId: 'T0PAPER' });
    expect(await slack.post(to, message, 'a-1')).toMatchObject({
      state: 'accepted',
      channelId: to.channelId,
    });
    expect(server.messagesIn(to.channelId)).toHaveLength(1);
    expect(server.ledger.broken()).toEqual([]);
  });

  test('with an account that is closed, a bot or nobody are refused, with the reason', async () => {
    const { server, slack } = await startBot();
    const ben = server.world.users.get(server.ids.ben);
    if (ben) ben.deleted = true;
    for (const accountId of [server.ids.ben, server.ids.otherBot, 'U0NOBODY']) {
      expect(await slack.direct({ platform: 'slack', accountId })).toHaveProperty('refused');
    }
  });

  test("that cannot be opened now are to be tried later: that is not the person's doing", async () => {
    const { server, slack } = await startBot();
    const ada = { platform: 'slack', accountId: server.ids.ada };
    server.faults.next('conversations.open', { ratelimited: 65 });
    await expect(slack.direct(ada)).rejects.toMatchObject({ name: 'RetryLater', afterMs: 65_000 });
    server.faults.next('conversations.open', { error: 'missing_scope' });
    await expect(slack.direct(ada)).rejects.toMatchObject({ name: 'RetryLater' });
    await slack.stop();
    await expect(slack.direct(ada)).rejects.toMatchObject({ name: 'RetryLater' });
  });
});
