import { describe, expect, it } from 'vitest';
import { type Bot, bots, handle, words } from '../support/bot.ts';

/** A digest of two messages at 9:00 whose first is held: as the outbox leaves it. */
async function hold({ store }: Bot, part = 1, key = `d1-${part}`): Promise<void> {
  const schedule = await store.db.selectFrom('schedules').select('id').executeTakeFirstOrThrow();
  const due_at = Date.parse('2026-11-24T08:00:00Z');
  const slot = { schedule_id: schedule.id, local_date: '2026-11-24', wall_time: '09:00', due_at };
  await store.db
    .insertInto('slots')
    .values({ ...slot, outcome: 'held', reason: '', shown: 3, matched: 3, digest_id: 'd1', updated_at: 0 })
    .onConflict((clash) => clash.doNothing())
    .execute();
  const destination = await store.db.selectFrom('destinations').select('id').executeTakeFirstOrThrow();
  const subjects = JSON.stringify([{ kind: 'paper', id: 'p1' }]);
  const at = { lease_until: 0, not_before: 0, created_at: due_at, updated_at: due_at };
  const row = {
    digest_id: 'd1',
    destination_id: destination.id,
    parts: 2,
    subjects,
    message: '{}',
    attempts: 1,
  };
  const detail = 'the history could not be read';
  await store.db
    .insertInto('deliveries')
    .values({ ...row, ...at, key, part, state: 'held', detail, channel_id: '', message_id: '' })
    .execute();
}

describe('/paper-admin digest held', () => {
  const start = bots();

  const held = async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    await bot.type('/paper-admin digest set 9:00');
    await hold(bot);
    return bot;
  };
  const stateOf = async ({ store }: Bot) =>
    (await store.db.selectFrom('deliveries').select('state').executeTakeFirst())?.state;

  it('says so when nothing is held', async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    expect(await bot.say('/paper-admin digest held')).toContain('Nothing is held');
  });

  it('names channel, part, slot and reason, with a way to send again or drop', async () => {
    const bot = await held();
    const { reply } = await bot.type('/paper-admin digest held');
    expect(words(reply)).toMatch(
      /1 message is held\nHeld: message 1 of 2 for #papers \(1 paper\) is perhaps posted: the history could not be read\. It was due Tue 24 Nov 9:00 Europe\/Berlin/,
    );
    const sent = await bot.press(handle(reply, 'Send again'));
    expect(words(sent.reply)).toContain('Message 1 of 2 for #papers goes out once more within a minute.');
    expect(await stateOf(bot)).toBe('pending');
    expect(words((await bot.press(handle(reply, 'Send again'))).reply)).toContain('Already decided');
    expect(words((await bot.press(handle(reply, 'Drop'))).reply)).toContain('Already decided');
    expect(await stateOf(bot)).toBe('pending');
  });

  it('drops for good', async () => {
    const bot = await held();
    const { reply } = await bot.type('/paper-admin digest held');
    expect(words((await bot.press(handle(reply, 'Drop'))).reply)).toContain('its papers count as posted');
    expect(await stateOf(bot)).toBe('dropped');
    expect(words((await bot.press(handle(reply, 'Drop'))).reply)).toContain('Already decided');
    expect(await bot.say('/paper-admin digest held')).toContain('Nothing is held');
  });

  it('asks for the right to manage the message’s own channel at each press, also in a direct message', async () => {
    const bot = await held();
    const { reply } = await bot.type('/paper-admin digest held');
    const direct = { channel: { platform: 'pocket', kind: 'direct', channelId: 'd-bob' } } as const;
    const refused = await bot.press(handle(reply, 'Drop'), 'bob', undefined, direct);
    expect(words(refused.reply)).toContain('people who may manage #papers');
    expect(await stateOf(bot)).toBe('held');
    bot.platform.managers.add('bob');
    await bot.press(handle(reply, 'Drop'), 'bob', undefined, direct);
    expect(await stateOf(bot)).toBe('dropped');
  });

  it('shows four and counts the rest', async () => {
    const bot = await held();
    for (let part = 2; part <= 6; part++) await hold(bot, part);
    const said = await bot.say('/paper-admin digest held');
    expect(said).toContain('6 messages are held');
    expect(said.match(/Held: message/g)).toHaveLength(4);
    expect(said).toContain('And 2 more messages');
  });

  it('stands in the status of managers, with the same buttons, and of nobody else', async () => {
    const bot = await held();
    const { reply } = await bot.type('/paper status');
    expect(words(reply)).toContain('Held: message 1 of 2 for #papers');
    await bot.press(handle(reply, 'Drop'));
    expect(await stateOf(bot)).toBe('dropped');
    await hold(bot, 2);
    expect(await bot.say('/paper status', 'bob')).not.toContain('Held:');
  });

  it('remembers who set a digest', async () => {
    const bot = await held();
    expect(await bot.store.db.selectFrom('schedules').select('set_by').execute()).toEqual([
      { set_by: 'pocket:ann' },
    ]);
  });
});
