import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/papers/api.ts';
import type { Store } from '../../src/store/open.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { record } from '../support/store-records.ts';

const managed = async (start: () => Promise<Bot>) => {
  const bot = await start();
  bot.platform.managers.add('ann');
  return bot;
};

const plans = async (bot: Bot) => {
  const all = await bot.digests.statusOfSpace((await bot.space()).id);
  return all.map(({ plan }) => plan);
};

describe('/paper-admin digest', () => {
  const start = bots();

  it('is set for this channel, and says when', async () => {
    const bot = await managed(start);
    await bot.addTopic('data selection', '🧲');
    await bot.addTopic('vision', '👁️');
    const { reply } = await bot.type('/paper-admin digest set weekdays 9:00 topics="data selection, vision"');
    expect(words(reply)).toContain(
      '#papers gets new papers about data selection and vision, weekdays 9:00 Europe/Berlin.',
    );
    expect(words(reply)).toContain(
      'Next: Wed 25 Nov 9:00 Europe/Berlin, in 24 h\nThu 26 Nov 9:00 Europe/Berlin, in 2 days\nFri 27 Nov',
    );
    expect(words(reply)).toContain('Looks: compact: one list · up to 5 papers · best first');
    expect(words(reply)).toContain('Europe/Berlin is the time zone of this community, a guess of mine.');
  });

  it('is changed in one thing, the rest staying as it was', async () => {
    const bot = await managed(start);
    await bot.addTopic('vision', '👁️');
    await bot.type('/paper-admin digest set 9:30 and 17:45 Tokyo topics=vision budget=8 quiet=yes');
    const changed = await bot.say('/paper-admin digest set layout=cards prefer=newest');
    expect(changed).toContain('#papers gets new papers about vision, daily 9:30 and 17:45 Asia/Tokyo.');
    expect(changed).toContain(
      'cards: a message for each paper · up to 8 papers · newest first · a line when nothing is new',
    );
    expect(changed).toContain('(for you Tue 24 Nov 9:45 Europe/Berlin)');
    expect(changed).not.toContain('a guess of mine');
    expect(await bot.say('/paper-admin digest set zone=Europe/Paris')).not.toContain('for you');
    const whole = await bot.say('/paper-admin digest set topics=all quiet=no notes=no');
    expect(whole).toContain('from the whole feed');
    expect(whole).toContain('silent when nothing is new · no notes on new versions');
  });

  it('says what the layouts mean in a forum', async () => {
    const bot = await managed(start);
    const channel = {
      platform: 'pocket',
      kind: 'forum',
      channelId: 'f1',
      spaceId: 's1',
      name: 'papers',
    } as const;
    const { reply } = await bot.type('/paper-admin digest set 9:00 layout=thread', 'ann', { channel });
    expect(words(reply)).toContain('thread: one post, a reply for each paper');
  });

  it('asks for the right to open threads when the layout is kept, too', async () => {
    const bot = await managed(start);
    await bot.type('/paper-admin digest set 9:00 layout=thread');
    const asked: unknown[] = [];
    const missing = bot.platform.missingRight.bind(bot.platform);
    bot.platform.missingRight = (channel, needs) => {
      asked.push(needs);
      return missing(channel, needs);
    };
    await bot.type('/paper-admin digest set 10:00');
    await bot.type('/paper-admin digest off');
    await bot.type('/paper-admin digest set 10:00');
    await bot.type('/paper-admin digest set 10:00 layout=compact');
    expect(asked).toMatchObject([{ threads: true }, { threads: true }, { threads: false }]);
  });

  it('stands in the status beside the recap', async () => {
    const bot = await managed(start);
    const { reply } = await bot.type('/paper-admin recap set fri 16:00 Berlin');
    expect(words(reply)).toMatch(/a look back on the week, every Friday 16:00 Europe\/Berlin[\s\S]*, in /);
    expect(words((await bot.type('/paper status')).reply)).toMatch(
      /Weekly recap every Friday 16:00 Europe\/Berlin\nNext: Fri .* 16:00 Europe\/Berlin, in /,
    );
  });

  it('is not set where nothing can be posted', async () => {
    const bot = await managed(start);
    bot.platform.missing = 'I am not in #papers. Invite me there, then try again.';
    const { reply } = await bot.type('/paper-admin digest set 9:00');
    expect(words(reply)).toContain(
      'Not set yet\nI am not in #papers. Invite me there, then try again.\n[ Try again ]',
    );
    expect(await plans(bot)).toEqual([]);
    bot.platform.missing = undefined;
    const again = await bot.press(handle(reply, 'Try again'));
    expect(again.replace).toBe(true);
    expect(await plans(bot)).toHaveLength(1);
  });

  it('tells a wrong time, and a channel it cannot find', async () => {
    const bot = await managed(start);
    expect(await bot.say('/paper-admin digest set noonish')).toContain('noonish');
    expect(await bot.say('/paper-admin digest set 9:00 topics=,')).toContain('No topic is named.');
    expect(await bot.say('/paper-admin digest set 9:00 channel=#nlp')).toContain(
      'I cannot find the channel “#nlp” by its name.',
    );
  });

  it('is set for another channel by its id', async () => {
    const bot = await managed(start);
    await bot.type('/paper-admin digest set 9:00 channel=<#C77|nlp>');
    expect((await plans(bot)).map(({ channel }) => channel)).toEqual([
      expect.objectContaining({ platform: 'pocket', kind: 'channel', channelId: 'C77', spaceId: 's1' }),
    ]);
    expect(await bot.say('/paper-admin digest preview channel=C77')).toContain('Paperboy');
  });

  it('ends', async () => {
    const bot = await managed(start);
    expect(await bot.say('/paper-admin digest off')).toContain('#papers has no digest.');
    await bot.type('/paper-admin digest set 9:00');
    expect(await bot.say('/paper-admin digest off')).toContain('#papers gets no digest any more.');
  });

  it('suggests times, zones and the next topic of a list', async () => {
    const bot = await managed(start);
    await bot.addTopic('vision', '👁️');
    const guess = async (option: string, partial: string) =>
      (
        await bot.handlers.autocomplete({
          ...bot.call('ann'),
          root: 'paper-admin',
          path: ['digest', 'set'],
          option,
          partial,
          options: {},
        })
      ).map(({ value }) => value);
    expect(await guess('time', '7:30')).toContain('weekdays 7:30');
    expect(await guess('time', 'tw')).toEqual(['twice a day']);
    expect(await guess('time', 'frid')).toContain('every Friday 9:00');
    expect(await guess('time', '9:30 and 17:45 tokyo')).toEqual(['9:30 and 17:45 tokyo']);
    expect(await guess('zone', 'new york')).toContain('America/New_York');
    expect(await guess('zone', 'atlantis')).toEqual([]);
    expect(await guess('topics', 'data selection, vis')).toEqual(['data selection, vision']);
  });
});

describe('buttons under a digest', () => {
  const start = bots();
  const soups = record({ title: 'Soups' });

  it('vote and save from the list', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-24', soups);
    const [actionId = ''] = await bot.actions.put([
      { run: 'pick', args: { digest: 'd1' }, choose: 'pick', placement: 'reply' },
    ]);
    const choose = async (chosen: string) =>
      words((await bot.handlers.action({ ...bot.call('ann'), actionId, chosen })).reply);
    expect(await choose(`up:${held?.id}`)).toContain('You voted 👍\nSoups has 1 vote here.');
    expect(await choose(`save:${held?.id}`)).toContain('Saved\nSoups: 1 person saved it here.');
    expect(await choose(`eat:${held?.id}`)).toContain('That choice is not one of the list.');
    expect(await choose('up:gone')).toContain('I no longer hold that paper.');
  });

  it('take a vote and a save back', async () => {
    const bot = await start();
    const [held] = await bot.hold('2026-11-24', soups);
    await bot.type(`/paper show ${held?.id}`);
    const card = bot.platform.sent[0]?.message;
    await bot.press(handle(card, 'Vote'), 'bob');
    const voted = await bot.press(handle(card, 'Vote'), 'ann');
    expect(words(voted.reply)).toContain('2 votes here');
    const back = await bot.press(handle(voted.reply, 'Take it back'));
    expect(back.replace).toBe(true);
    expect(words(back.reply)).toContain('Vote taken back\nSoups has 1 vote here.');
    const saved = await bot.press(handle(card, 'Save'));
    expect(words((await bot.press(handle(saved.reply, 'Remove'))).reply)).toContain('nobody saved it here');
  });

  it('open what a digest folded, page by page', async () => {
    const bot = await start();
    const records = Array.from({ length: 12 }, (_, i) => record({ title: `Folded ${i}` }));
    const papers = await bot.hold('2026-11-24', ...records);
    await folded(bot.store, 'd1', papers);
    const [actionId = ''] = await bot.actions.put([
      { run: 'announced', args: { digest: 'd1' }, placement: 'reply' },
    ]);
    const { reply } = await bot.handlers.action({ ...bot.call('ann'), actionId });
    expect(words(reply)).toContain('Also announced (12)\n1  Folded 0\n   Hugging Face\n   topic soups');
    const second = await bot.press(handle(reply, 'Page ▶'));
    expect(words(second.reply)).toContain('11  Folded 10');
    expect(second.replace).toBe(true);
    const [other = ''] = await bot.actions.put([
      { run: 'announced', args: { digest: 'd2' }, placement: 'reply' },
    ]);
    expect(words((await bot.handlers.action({ ...bot.call('ann'), actionId: other })).reply)).toContain(
      'See a day with /paper today.',
    );
  });
});

async function folded({ db }: Store, digest_id: string, papers: readonly Paper[]): Promise<void> {
  const digest = {
    id: digest_id,
    schedule_id: 's',
    destination_id: 'd',
    from_number: 0,
    to_number: 0,
    created_at: 0,
  };
  await db.insertInto('digests').values(digest).execute();
  const rows = papers.map(({ id: paper_id }, position) => ({
    digest_id,
    position,
    paper_id,
    reason: 'topic soups',
    shown: 0,
  }));
  await db.insertInto('digest_papers').values(rows).execute();
}

async function slotOf({ db }: Store, channelId: string, outcome: string, reason: string): Promise<void> {
  const { id } = await db
    .selectFrom('schedules')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .select('schedules.id')
    .where('destinations.channel_id', '=', channelId)
    .executeTakeFirstOrThrow();
  const due_at = Date.parse('2026-11-24T08:00:00Z');
  const slot = { schedule_id: id, local_date: '2026-11-24', wall_time: '09:00', due_at, outcome, reason };
  await db
    .insertInto('slots')
    .values({ ...slot, shown: 0, matched: 0, digest_id: '', updated_at: due_at })
    .execute();
}

describe('/paper status', () => {
  const start = bots();

  it('shows sources, platforms and this channel’s digest; managers see all channels', async () => {
    const bot = await managed(start);
    bot.status.told.push({ name: 'arXiv cs.AI', state: 'stale', detail: 'since Mon', okAt: 0 });
    await bot.type('/paper-admin digest set weekdays 9:00');
    await bot.type('/paper-admin digest set 8:00 channel=C77');
    await slotOf(bot.store, 'c1', 'nothing-announced', 'weekend');
    const everybody = await bot.say('/paper status', 'bob');
    expect(everybody).toContain('arXiv cs.AI: stale: since Mon');
    expect(everybody).toContain('Pocket: connected: as Paperboy');
    expect(everybody).toContain('#papers weekdays 9:00 Europe/Berlin · all papers');
    expect(everybody).toContain('compact: one list · up to 5 papers');
    expect(everybody).toContain('Next: Wed 25 Nov 9:00 Europe/Berlin, in 24 h');
    expect(everybody).toContain('Tue 24 Nov 9:00 Europe/Berlin, now · nothing announced: weekend');
    expect(everybody).not.toContain('8:00');
    const manager = await bot.say('/paper status', 'ann');
    expect(manager).toContain('2 channels with a digest');
    expect(manager).toContain(
      'daily 8:00 Europe/Berlin · all papers · next Wed 25 Nov 8:00 Europe/Berlin, in 23 h',
    );
    expect(manager).toContain(
      'all papers · Tue 24 Nov 9:00 Europe/Berlin, now · nothing announced: weekend · next Wed 25 Nov 9:00',
    );
  });

  it('says of a digest that came in part what came, once', async () => {
    const bot = await managed(start);
    await bot.type('/paper-admin digest set weekdays 9:00');
    await slotOf(bot.store, 'c1', 'partly-posted', 'posted 4 of 5 messages at 9:01; message 5 is held');
    expect(await bot.say('/paper status')).toContain(
      'Tue 24 Nov 9:00 Europe/Berlin, now · partly posted: 4 of 5 messages at 9:01; message 5 is held',
    );
  });

  it('pages through the channels of a large space, for managers alone', async () => {
    const bot = await managed(start);
    const { channel } = bot.call('ann');
    for (let i = 0; i < 17; i++) {
      const other = { ...channel, channelId: `C${i}`, name: `n${i}` };
      await bot.digests.set(await bot.space(), other, { time: `${i}:00` });
    }
    const first = await bot.type('/paper status', 'ann');
    expect(words(first.reply)).toContain('No digest is set for #papers.');
    expect(words(first.reply)).toContain('17 channels with a digest, page 1 of 2');
    const second = await bot.press(handle(first.reply, 'Page ▶'));
    expect(second.replace).toBe(true);
    expect(words(second.reply).match(/daily/g)).toHaveLength(2);
    expect(await bot.say('/paper status page=2', 'bob')).not.toContain('daily');
  });

  it('says in its line what keeps a channel from its digest', async () => {
    const bot = await managed(start);
    await bot.type('/paper-admin digest set 8:00 channel=C77');
    const state_reason = 'I cannot post there: Send Messages is missing.';
    await bot.store.db.updateTable('destinations').set({ state: 'refused', state_reason }).execute();
    expect(await bot.say('/paper status', 'ann')).toContain(state_reason);
  });

  it('says how a digest is set where there is none', async () => {
    const bot = await start();
    expect(await bot.say('/paper status')).toContain('No digest is set for #papers.');
  });
});

describe('/paper help', () => {
  const start = bots();

  it('lists every command that has words, and its buttons work', async () => {
    const bot = await start();
    const { reply } = await bot.type('/paper help');
    for (const { root, path } of bot.commands) {
      if (root !== 'button') expect(words(reply)).toContain(`/${root} ${path.join(' ')}`);
    }
    expect(words((await bot.press(handle(reply, 'My topics'))).reply)).toContain('You follow no topic');
  });
});
