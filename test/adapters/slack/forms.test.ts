import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/chat/api.ts';
import { heldClock } from '../../support/held-clock.ts';
import { liveIn } from '../../support/slack/live.ts';
import { act, addressOf, form, said, startBot, withButton } from './bot.ts';

const opened = async (channel?: string) => {
  const bot = await startBot();
  const ada = bot.server.as(bot.server.ids.ada);
  bot.core.answer = () => ({ form });
  const asked = ada.command('/paper-admin', 'topic add', { channel: channel ?? bot.server.ids.general });
  return { ...bot, ada, view: await asked.view() };
};

describe('a form', () => {
  test('opens from a command, within the limits, and makes nothing live', async () => {
    const { server, view } = await opened();
    expect(view.shown).toMatchObject({
      title: { text: 'New topic with a name t…' },
      submit: { text: 'Save' },
    });
    expect(liveIn(view)).toEqual({ mentions: [], links: [], automatic: [] });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('brings its values to the core, and answers where it was opened', async () => {
    const { server, core, ada, view } = await opened();
    core.answer = () => said('Saved');
    const sent = ada.submit(view, { name: 'data selection' });
    const reply = await sent.answer();
    expect(reply).toMatchObject({
      channel: server.ids.general,
      ephemeralTo: ada.id,
      via: 'chat.postEphemeral',
    });
    expect(await core.given('form')).toMatchObject({
      actionId: 'abc123',
      values: { name: 'data selection', rule: 'a, b' },
      channel: { channelId: server.ids.general, kind: 'channel' },
      eventId: expect.any(String),
    });
    expect(server.views.stack(ada.id)).toEqual([]);
    expect(server.ledger.broken()).toEqual([]);
  });

  test('with faults stays open and shows them at their fields', async () => {
    const { server, core, ada, view } = await opened();
    core.answer = () => ({ formErrors: { name: 'This name is taken. Choose another.' } });
    const sent = ada.submit(view, { name: 'data' });
    const seen = await sent.until((now) => Object.keys(now.errors).length > 0);
    expect(seen.errors).toEqual({ name: 'This name is taken. Choose another.' });
    expect(server.views.top(ada.id)).toBe(view);
    core.answer = () => said('Saved');
    await ada.submit(view, { name: 'other' }).answer();
    expect(server.ledger.broken()).toEqual([]);
  });

  test('with a fault that is at no field shows it at the first', async () => {
    const { core, ada, view } = await opened();
    core.answer = () => ({ formErrors: { elsewhere: 'Two words at least.' } });
    const seen = await ada.submit(view, { name: 'data' }).until((now) => Object.keys(now.errors).length > 0);
    expect(seen.errors).toEqual({ name: 'Two words at least.' });
  });

  test('is closed in time by a core that is slow, and its faults are told in words', async () => {
    const clock = heldClock();
    const { server, slack, core } = await startBot({ clock });
    const ada = server.as(server.ids.ada);
    core.answer = () => ({ form });
    const view = await ada.command('/paper-admin', 'topic add', { channel: server.ids.general }).view();
    const { promise, resolve } = Promise.withResolvers<Answer>();
    core.answer = () => promise;
    const sent = ada.submit(view, { name: 'data' });
    await core.given('form');
    await clock.advance(2500);
    expect(await sent.acked()).toMatchObject({ ok: true });
    resolve({ formErrors: { name: 'This name is taken.' } });
    expect((await sent.answer()).text).toContain('This name is taken. Run the command again.');
    expect(slack.state().state).toBe('connected');
  });

  test('asked for in a channel without the bot is answered directly', async () => {
    const { server, core, ada, view } = await opened('C0RANDOM');
    core.answer = () => said('Saved');
    const reply = await ada.submit(view, { name: 'data' }).answer();
    expect(server.world.channels.get(reply.channel)?.kind).toBe('im');
  });

  test('opens from a button', async () => {
    const { server, slack, core } = await startBot();
    await slack.post(addressOf(server.ids.general), withButton(act('rename')), 'a-1');
    const [posted] = server.messagesIn(server.ids.general);
    if (!posted) throw new Error('nothing was posted');
    core.answer = () => ({ form });
    expect((await server.as(server.ids.ada).click(posted, 'a:abc123:0').view()).shown.type).toBe('modal');
  });

  test('whose trigger has run out says how to ask again', async () => {
    const { server, core } = await startBot();
    server.faults.next('views.open', { error: 'expired_trigger_id' });
    core.answer = () => ({ form });
    const asked = server.as(server.ids.ada).command('/paper-admin', 'topic add');
    expect((await asked.answer()).text).toContain('Run the command again');
  });

  test('cannot open from a mention, and says where it can', async () => {
    const { server, core } = await startBot();
    core.answer = () => ({ form });
    const reply = await server
      .as(server.ids.ada)
      .mention(server.ids.general, 'paper-admin topic add')
      .answer();
    expect(reply.text).toContain('slash command');
  });
});
