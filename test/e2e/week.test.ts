import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DiscordServer } from '../support/discord/server.ts';
import type { Message } from '../support/discord/types.ts';
import type { SlackServer } from '../support/slack/server.ts';
import { type Surroundings, startSurroundings } from '../support/surroundings.ts';
import type { WholeBot } from '../support/whole-bot.ts';
import { visitPage } from '../support/whole-bot-page.ts';
import { digestsIn, handleOf, wordsOf } from './discord-reading.ts';
import { type Published, publisher, TITLES } from './published.ts';
import { actionOf, digestsAmong } from './slack-reading.ts';

/**
 * Winter: 9:00 in Berlin is 8:00 UTC, 9:00 in New York is 14:00 UTC. Discord tells nobody's zone, so people there get their
 * messages at 9:00 UTC; Slack tells Ben's.
 */
describe('a week', () => {
  let around: Surroundings;
  let server: DiscordServer;
  let slack: SlackServer;
  let clock: Surroundings['clock'];
  let published: Published;
  let bot: WholeBot;
  const logged: WholeBot['log']['lines'] = [];

  beforeAll(async () => {
    around = await startSurroundings('2026-11-23T04:30:00Z');
    ({ discord: server, slack, clock } = around);
    published = publisher(around.sources);
    bot = around.bot();
  });

  afterAll(() => around.end());

  /** Goes to a moment, asks the sources that are due, and sends what is due; each new conversation opens in its turn. */
  async function come(moment: string): Promise<void> {
    await clock.goTo(moment);
    await bot.core.poller.round();
    await bot.core.tick.run();
    await clock.advance(11_000);
    await bot.core.tick.deliver();
  }

  const ask = async (who: 'manager' | 'ada' | 'bo', words: string, options = {}) =>
    wordsOf(await server[who].slash(server.papers, words, options).reply());

  /** Looked up, not asked: nobody may ask as often as a test that waits. */
  const topicsOf = async (person: string) => {
    const personal = bot.store.db.selectFrom('destinations').select('id').where('person_id', '=', person);
    const rows = bot.store.db.selectFrom('subscriptions').selectAll().where('destination_id', 'in', personal);
    return (await rows.execute()).length;
  };

  /** A person takes longer to react than the bot to write down what it posted; a test does not. */
  const isRemembered = async ({ id }: Message) => {
    const rows = bot.store.db.selectFrom('posted_messages').select('id').where('message_id', '=', id);
    return (await rows.execute()).length > 0;
  };

  const titlesIn = (words: string) => Object.values(TITLES).filter((title) => words.includes(title));
  const digests = () => digestsIn(server.papers).map(titlesIn);
  const directTo = (who: 'ada' | 'bo') => digestsIn(server[who].dm).map(titlesIn);
  const onSlack = (channel: string) => digestsAmong(slack.messagesIn(channel)).map(titlesIn);
  const directToBen = () => onSlack(slack.core.world.im(slack.ids.ben, slack.ids.bot).id);
  const page = () => visitPage(bot.pageUrl);

  const card = (topic: string): Message => {
    const found = server.messagesIn(server.papers).find((message) => wordsOf(message).includes(topic));
    if (!found) throw new Error(`no card of ${topic}`);
    return found;
  };

  it('a manager makes topics and sets digests, in a channel and on the page', async () => {
    const add = 'paper-admin topic add';
    const first = { name: 'data selection', rule: '"data selection", "data curation", dedup*', emoji: '🧲' };
    const save = async (topic: Record<string, string>) => {
      const draft = await server.manager.slash(server.papers, add, topic).reply();
      return wordsOf(await server.manager.press(draft, handleOf(draft, 'Save')).edited());
    };
    expect(await save(first)).toContain('Topic added: 🧲 data selection');
    expect(await save({ name: 'retrieval', rule: 'retrieval', emoji: '🔎' })).toContain('🔎');
    const plan = { time: 'weekdays 9:00', zone: 'Europe/Berlin', topics: 'data selection, retrieval' };
    expect(await ask('manager', 'paper-admin digest set', plan)).toContain('Digest set');
    const said = await page().say('/paper-admin digest set daily 9:00 zone=Europe/Berlin');
    expect(said).toContain('gets new papers from the whole feed');
  });

  it('the same on Slack, in a line of text', async () => {
    const adam = slack.as(slack.ids.admin);
    const type = async (command: string, text: string) => {
      const act = adam.command(command, text, { channel: slack.ids.general });
      return JSON.stringify((await act.answer()).blocks);
    };
    const rule = 'topic add name=retrieval emoji=:mag_right: rule=retrieval';
    const asked = adam.command('/paper-admin', rule, { channel: slack.ids.general });
    const draft = await asked.answer();
    const saved = adam.click(draft, actionOf(draft, 'Save'));
    await saved.until(({ edited }) => JSON.stringify(edited).includes('Topic added'));
    const plan = 'digest set weekdays 9:00 zone=Europe/Berlin topics=retrieval';
    expect(await type('/paper-admin', plan)).toContain('Digest set');
    adam.command('/paper', 'topic list', { channel: slack.ids.general });
    await slack.until(() => slack.messagesIn(slack.ids.general).length === 1, 'a card');
    const [cardOfRetrieval] = slack.messagesIn(slack.ids.general);
    if (!cardOfRetrieval) throw new Error('no card');
    const ben = slack.as(slack.ids.ben);
    const receipt = await ben.click(cardOfRetrieval, actionOf(cardOfRetrieval, 'Join')).answer();
    expect(JSON.stringify(receipt.blocks)).toContain('You follow');
    const olga = slack.as(slack.ids.owner);
    const person = `slack:${slack.ids.team}:${olga.id}`;
    olga.react(cardOfRetrieval, 'mag_right');
    await soon(async () => expect(await topicsOf(person)).toBe(1));
    olga.unreact(cardOfRetrieval, 'mag_right');
    await soon(async () => expect(await topicsOf(person)).toBe(0));
  });

  it('one person joins by reacting, another by the button, who gets a receipt', async () => {
    server.ada.slash(server.papers, 'paper topic list');
    await soon(() => card('🔎 retrieval'));
    server.ada.react(card('🧲 data selection'), '🧲');
    const cardOfRetrieval = card('🔎 retrieval');
    const pressed = server.bo.press(cardOfRetrieval, handleOf(cardOfRetrieval, 'Join'));
    expect(wordsOf(await pressed.reply())).toMatch(/You follow .*retrieval/);
    await soon(async () => expect(await topicsOf(`discord:${server.ada.id}`)).toBe(1));
    expect(await ask('ada', 'paper subscriptions')).toContain('data selection');
  });

  it('Monday brings what two sources announced, each paper once', async () => {
    published.arxiv('2026-11-23', ['2611.00101', '2611.00102', '2611.00103']);
    published.huggingFace('2026-11-23', ['2611.00101', '2611.00104']);
    await come('2026-11-23T05:30:00Z');
    expect(digests()).toEqual([]);
    await come('2026-11-23T08:00:00Z');
    const [monday] = digestsIn(server.papers);
    expect(monday).toContain('Paperboy · Mon 23 Nov · #papers');
    expect(monday).toContain('3 new papers');
    expect(digests()).toEqual([[TITLES['2611.00101'], TITLES['2611.00102'], TITLES['2611.00104']]]);
    await come('2026-11-23T09:00:00Z');
    expect(directTo('ada')).toEqual([[TITLES['2611.00101'], TITLES['2611.00104']]]);
    expect(directTo('bo')).toEqual([[TITLES['2611.00102']]]);
    expect(directToBen()).toEqual([]);
    await come('2026-11-23T14:00:00Z');
    expect(onSlack(slack.ids.general)).toEqual([[TITLES['2611.00102']]]);
    expect(directToBen()).toEqual([[TITLES['2611.00102']]]);
  });

  it('Tuesday repeats neither what another source lists late nor a new version', async () => {
    const newVersion = { id: '2611.00101v2', title: TITLES['2611.00101'], type: 'replace' };
    published.arxiv('2026-11-24', ['2611.00201'], [newVersion]);
    published.huggingFace('2026-11-24', ['2611.00102']);
    await come('2026-11-24T05:30:00Z');
    await come('2026-11-24T08:00:00Z');
    await come('2026-11-24T09:00:00Z');
    await come('2026-11-24T14:00:00Z');
    expect(digests().slice(1)).toEqual([[TITLES['2611.00201']]]);
    expect(directTo('ada').slice(1)).toEqual([[TITLES['2611.00201']]]);
    expect(directTo('bo')).toHaveLength(1);
    expect(onSlack(slack.ids.general)).toHaveLength(1);
  });

  it('a thumb under a paper that was shown counts among what is trending', async () => {
    expect(await ask('bo', 'paper trending', { period: 'day' })).not.toContain('1 vote here');
    server.bo.slash(server.general, 'paper show', { paper: '2611.00201' });
    const shown = await soon(async () => {
      const found = server.messagesIn(server.general)[0];
      if (!found || !(await isRemembered(found))) throw new Error('not shown yet');
      return found;
    });
    server.ada.react(shown, '👍');
    await soon(async () =>
      expect(await bot.store.db.selectFrom('votes').selectAll().execute()).toHaveLength(1),
    );
    expect(await ask('bo', 'paper trending', { period: 'day' })).toContain('1 vote here');
  });

  it('Wednesday waits for a late source, says so, and is posted when it has come', async () => {
    await come('2026-11-25T07:00:00Z');
    await come('2026-11-25T08:00:00Z');
    expect(digests()).toHaveLength(2);
    const status = await ask('manager', 'paper status');
    expect(status).toContain('source late');
    expect(status).toContain('announced nothing yet this Wednesday');
    published.arxiv('2026-11-25', ['2611.00301']);
    published.huggingFace('2026-11-25', ['2611.00301']);
    await come('2026-11-25T08:40:00Z');
    await come('2026-11-25T09:00:00Z');
    expect(digests().slice(2)).toEqual([[TITLES['2611.00301']]]);
    expect(directTo('bo').slice(1)).toEqual([[TITLES['2611.00301']]]);
    expect(await ask('manager', 'paper status')).toContain('caught up at 9:40: 1');
    expect(onSlack(slack.ids.general).slice(1)).toEqual([[TITLES['2611.00301']]]);
    await come('2026-11-25T14:00:00Z');
  });

  it('Thursday nothing fits: nothing is posted and the reason is told', async () => {
    published.arxiv('2026-11-26', ['2611.00401']);
    published.huggingFace('2026-11-26', ['2611.00402']);
    await come('2026-11-26T05:30:00Z');
    await come('2026-11-26T08:00:00Z');
    await come('2026-11-26T09:00:00Z');
    await come('2026-11-26T14:00:00Z');
    expect(digests()).toHaveLength(3);
    expect(await ask('manager', 'paper status')).toContain('none of 2 new papers fits');
  });

  it('taking the reaction away ends the direct messages', async () => {
    server.ada.unreact(card('🧲 data selection'), '🧲');
    await soon(async () => expect(await topicsOf(`discord:${server.ada.id}`)).toBe(0));
    expect(await ask('ada', 'paper subscriptions')).not.toContain('data selection');
  });

  it('Friday the bot is away at 9:00 and catches up once; who reacted meanwhile has joined', async () => {
    await clock.goTo('2026-11-26T20:00:00Z');
    await around.stopBot();
    logged.push(...bot.log.lines);
    server.bo.react(card('🧲 data selection'), '🧲', { silent: true });
    published.arxiv('2026-11-27', ['2611.00501']);
    published.huggingFace('2026-11-27', ['2611.00501', '2611.00502']);
    await clock.goTo('2026-11-27T10:30:00Z');
    await around.startBot();
    bot = around.bot();
    await come('2026-11-27T10:31:00Z');
    await come('2026-11-27T10:32:00Z');
    expect(digests().slice(3)).toEqual([[TITLES['2611.00501'], TITLES['2611.00502']]]);
    expect(directTo('ada')).toHaveLength(2);
    expect(directTo('bo').slice(2)).toEqual([[TITLES['2611.00501'], TITLES['2611.00502']]]);
    expect(await ask('bo', 'paper subscriptions')).toContain('data selection');
    await come('2026-11-27T14:00:00Z');
    expect(onSlack(slack.ids.general).slice(2)).toEqual([[TITLES['2611.00502']]]);
    expect(directToBen().slice(1)).toEqual([[TITLES['2611.00301']], [TITLES['2611.00502']]]);
  });

  it('the weekend has no slot in the channel, and nothing announced on the page', async () => {
    for (const day of ['2026-11-28', '2026-11-29']) {
      published.arxiv(day, []);
      for (const time of ['06:00', '08:00', '09:00']) await come(`${day}T${time}:00Z`);
    }
    expect(digests()).toHaveLength(4);
    const status = await page().say('/paper status');
    expect(status).toContain('nothing announced (weekend)');
  });

  it('in the end every slot has one final outcome', async () => {
    const slots = await bot.store.db
      .selectFrom('slots')
      .innerJoin('schedules', 'schedules.id', 'schedule_id')
      .innerJoin('destinations', 'destinations.id', 'destination_id')
      .select(['platform', 'name', 'person_id', 'local_date', 'wall_time', 'outcome'])
      .orderBy('due_at')
      .execute();
    const of = (place: string) =>
      slots
        .filter(({ platform, name, person_id }) => `${platform} ${name || person_id}` === place)
        .map(({ local_date, wall_time, outcome }) => `${local_date.slice(-2)} ${wall_time} ${outcome}`);
    expect(of('discord papers')).toEqual([
      '23 09:00 posted',
      '24 09:00 posted',
      '25 09:00 caught-up',
      '26 09:00 nothing-matched',
      '27 09:00 caught-up',
    ]);
    expect(of('web page')).toEqual([
      '23 09:00 posted',
      '24 09:00 posted',
      '25 09:00 caught-up',
      '26 09:00 posted',
      '27 09:00 caught-up',
      '28 09:00 nothing-announced',
      '29 09:00 nothing-announced',
    ]);
    expect(of(`discord discord:${server.ada.id}`)).toEqual([
      '23 09:00 posted',
      '24 09:00 posted',
      '25 09:00 nothing-matched',
      '26 09:00 nothing-matched',
    ]);
    expect(of(`discord discord:${server.bo.id}`)).toEqual([
      '23 09:00 posted',
      '24 09:00 nothing-matched',
      '25 09:00 posted',
      '26 09:00 nothing-matched',
      '27 09:00 caught-up',
    ]);
    expect(of('slack general')).toEqual([
      '23 09:00 posted',
      '24 09:00 nothing-matched',
      '25 09:00 caught-up',
      '26 09:00 nothing-matched',
      '27 09:00 caught-up',
    ]);
    expect(of(`slack slack:${slack.ids.team}:${slack.ids.ben}`)).toEqual([
      '23 09:00 posted',
      '24 09:00 nothing-matched',
      '25 09:00 posted',
      '26 09:00 nothing-matched',
      '27 09:00 posted',
    ]);
    expect(slots).toHaveLength(31);
  });

  it('every message was sent, and every paper reached each place at most once', async () => {
    const deliveries = await bot.store.db.selectFrom('deliveries').selectAll().execute();
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['sent']));
    const had = deliveries.flatMap(({ destination_id, subjects }) =>
      papersAmong(subjects).map((paper) => `${destination_id} ${paper}`),
    );
    // 7 and 3 in the channels, all 10 on the page, 3, 4 and 3 by direct message.
    expect(had).toHaveLength(30);
    expect(new Set(had).size).toBe(had.length);
    for (const channel of [server.papers, server.ada.dm, server.bo.dm]) {
      const shown = digestsIn(channel).flatMap(titlesIn);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it('the platforms refused nothing, and nothing went wrong inside', () => {
    logged.push(...bot.log.lines);
    expect(server.ledger.refusals).toEqual([]);
    expect(slack.ledger.broken()).toEqual([]);
    expect(slack.ledger.refusals()).toEqual([]);
    expect(server.crashes).toEqual([]);
    expect(logged.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });
});

/** Once the platform's event has gone its way. */
const soon = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 5_000, interval: 10 });

function papersAmong(subjects: string): string[] {
  const all = JSON.parse(subjects) as { kind: string; id: string }[];
  return all.flatMap(({ kind, id }) => (kind === 'paper' ? [id] : []));
}
