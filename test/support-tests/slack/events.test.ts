import { beforeEach, describe, expect, it } from 'vitest';
import { call, post } from '../../support/slack/call.ts';
import type { Obj } from '../../support/slack/json.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { boltOverSocket, slackFor } from './with-bolt.ts';

const ALL = [
  'app_mention',
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'channel_archive',
  'channel_unarchive',
  'channel_rename',
  'channel_deleted',
  'channel_left',
  'group_left',
  'member_joined_channel',
];

describe('events reach the bot', () => {
  let slack: SlackServer;
  let heard: Obj[];
  beforeEach(async () => {
    slack = await slackFor({ botEvents: ALL });
    for (const scope of ['channels:history', 'groups:history']) slack.app.scopes.add(scope);
    heard = [];
    await boltOverSocket(slack, (app) => {
      app.use(async ({ body, next }) => {
        heard.push((body as unknown as { event: Obj }).event);
        await next();
      });
    });
  });

  const until = (count: number) => slack.until(() => heard.length >= count, `${count} events`);

  it('when somebody speaks in a channel it is in', async () => {
    const ada = slack.as(slack.ids.ada);
    ada.say(slack.ids.general, 'one');
    ada.say(slack.ids.lab, 'two');
    ada.dm('three');
    const deliveries = slack.ledger.entries.filter((e) => e.kind === 'event');
    await slack.until(() => slack.ledger.entries.filter((e) => e.kind === 'ack').length === 3, 'three acks');
    expect(deliveries.map((e) => e.method)).toEqual(['message.channels', 'message.groups', 'message.im']);
    expect(heard.map((e) => e.channel_type)).toEqual(['channel', 'group', 'im']);
  });

  it('when people react, with the time of each', async () => {
    const message = await post(slack, { channel: slack.ids.general });
    const ada = slack.as(slack.ids.ada);
    await ada.react(message, 'tada').acked();
    await ada.unreact(message, 'tada').acked();
    const [added, removed] = heard.filter((e) => String(e.type).startsWith('reaction'));
    expect(added).toMatchObject({
      type: 'reaction_added',
      reaction: 'tada',
      user: ada.id,
      item: { type: 'message', channel: message.channel, ts: message.ts },
      item_user: slack.ids.bot,
    });
    expect(Number(removed?.event_ts)).toBeGreaterThan(Number(added?.event_ts));
  });

  it('when channels change', async () => {
    const { workspace, ids } = slack;
    const sent = [
      workspace.rename(ids.general, 'everyone'),
      workspace.archive(ids.general),
      workspace.unarchive(ids.general),
      workspace.removeBot(ids.general),
      workspace.inviteBot(ids.random),
      workspace.removeBot(ids.lab),
      workspace.deleteChannel(ids.old),
    ];
    for (const delivery of sent) await delivery?.settled;
    expect(heard.map((e) => e.type)).toEqual([
      'channel_rename',
      'channel_archive',
      'channel_unarchive',
      'channel_left',
      'member_joined_channel',
      'group_left',
      'channel_deleted',
    ]);
    const { body } = await call(slack, 'chat.postMessage', { channel: ids.general, text: 'x' });
    expect(body.error).toBe('not_in_channel');
  });

  it('when the app is removed, and then every call is refused', async () => {
    for (const delivery of slack.workspace.uninstall()) await delivery?.settled;
    expect(heard.map((e) => e.type).toSorted()).toEqual(['app_uninstalled', 'tokens_revoked']);
    const { body } = await call(slack, 'chat.postMessage', { channel: slack.ids.general, text: 'x' });
    expect(body.error).toBe('account_inactive');
  });

  it('in another order, more than once, or only as a repeat', async () => {
    const ada = slack.as(slack.ids.ada);
    slack.deliveries.hold();
    const acts = [ada.mention(slack.ids.lab, 'one'), ada.mention(slack.ids.lab, 'two')];
    slack.deliveries.release((waiting) => waiting.reverse());
    for (const act of acts) await act.settled();
    const mentions = () =>
      heard.filter((e) => e.type === 'app_mention').map((e) => String(e.text).split(' ').at(-1));
    expect(mentions()).toEqual(['two', 'one']);
    const [first] = acts;
    if (first?.delivery === undefined) throw new Error('Not sent');
    expect(await slack.deliveries.again(first.delivery, 3)).toMatchObject({ ok: true, attempt: 3 });
    expect(mentions()).toEqual(['two', 'one', 'one']);
    slack.app.botEvents.delete('message.groups');
    slack.deliveries.loseNext = 1;
    expect(await ada.mention(slack.ids.lab, 'three').settled()).toMatchObject({ ok: true, attempt: 1 });
    expect(mentions()).toEqual(['two', 'one', 'one', 'three']);
  });

  it('with the enterprise of the workspace, where it has one', async () => {
    const grid = await slackFor({ enterprise: { id: 'E0GRID', name: 'Grid' } });
    let body: Obj = {};
    await boltOverSocket(grid, (app) => {
      app.command('/paper', async ({ ack, command }) => {
        body = command as unknown as Obj;
        await ack();
      });
    });
    await grid.as(grid.ids.ada).command('/paper').acked();
    expect(body).toMatchObject({
      enterprise_id: 'E0GRID',
      team_id: grid.ids.team,
      channel_name: 'directmessage',
    });
    expect((await call(grid, 'auth.test')).body.enterprise_id).toBe('E0GRID');
  });

  it('when the App Home is opened', async () => {
    await slack.as(slack.ids.ada).openHome().acked();
    await until(1);
    expect(heard[0]).toMatchObject({ type: 'app_home_opened', user: slack.ids.ada, tab: 'home' });
  });
});

describe('events stay away', () => {
  const reasons = (slack: SlackServer) => slack.ledger.withheld().map((e) => [e.method, e.refusal]);

  it('without a subscription', async () => {
    const slack = await slackFor({ botEvents: [] });
    const act = slack.as(slack.ids.ada).mention(slack.ids.general, 'hi');
    expect(act.sent).toBe(false);
    expect(reasons(slack)).toEqual([
      ['message.channels', 'not_subscribed'],
      ['app_mention', 'not_subscribed'],
    ]);
    await expect(act.acked()).rejects.toThrow('Nothing was sent');
  });

  it('without the scope', async () => {
    const slack = await slackFor({
      scopes: ['chat:write'],
      botEvents: ['reaction_added', 'message.im', 'app_mention'],
    });
    const ada = slack.as(slack.ids.ada);
    const message = await post(slack, { channel: slack.ids.general });
    slack.ledger.clear();
    expect(ada.react(message, 'tada').sent).toBe(false);
    ada.dm('hi');
    expect(reasons(slack)).toEqual([
      ['reaction_added', 'missing_scope'],
      ['message.im', 'missing_scope'],
    ]);
  });

  it('outside the channels the bot is in', async () => {
    const slack = await slackFor();
    const ada = slack.as(slack.ids.ada);
    expect(ada.mention(slack.ids.random, 'hi').sent).toBe(false);
    expect(reasons(slack).at(-1)).toEqual(['app_mention', 'not_in_channel']);
  });

  it('above the hourly number', async () => {
    const slack = await slackFor();
    slack.app.eventsPerHour = 1;
    const ada = slack.as(slack.ids.ada);
    ada.dm('one');
    ada.dm('two');
    expect(reasons(slack)).toEqual([['message.im', 'app_rate_limited']]);
  });

  it('when a reaction is to be silent: only the true list knows', async () => {
    const slack = await slackFor();
    const message = await post(slack, { channel: slack.ids.general });
    const act = slack.as(slack.ids.ada).react(message, 'tada', { silent: true });
    expect(act.sent).toBe(false);
    const { body } = await call(slack, 'reactions.get', {
      channel: message.channel,
      timestamp: message.ts,
      full: true,
    });
    expect(body.message).toMatchObject({ reactions: [{ name: 'tada', users: [slack.ids.ada], count: 1 }] });
    slack.as(slack.ids.ada).unreact(message, 'tada', { silent: true });
    expect(message.reactions.size).toBe(0);
  });
});
