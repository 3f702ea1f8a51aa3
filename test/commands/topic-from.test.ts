import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { createHandlers } from '../../commands/run.ts';
import type { Clock } from '../../src/clock.ts';
import { type Bot, bots, handle, words } from '../support/bot.ts';
import { arxiv, doi, record } from '../support/store-records.ts';

const SUBJECTS = [
  'tokens',
  'graphs',
  'proteins',
  'speech',
  'maps',
  'prices',
  'leaves',
  'stars',
  'roads',
  'games',
];

/** Thirty papers about this and that, and five on gripping by touch, all announced. */
async function announced(bot: Bot): Promise<void> {
  const others = Array.from({ length: 30 }, (_, i) =>
    record({
      title: `Learning ${SUBJECTS[i % 10]} in part ${i}`,
      abstract: `We present a method for ${SUBJECTS[(i + 3) % 10]}. It improves results on many tasks.`,
      identifiers: [arxiv(`2611.001${String(i).padStart(2, '0')}`)],
    }),
  );
  const grips = [
    'Tactile sensing for robot hands',
    'Grasping by touch: tactile sensing at the fingertip',
    'Tactile sensing without cameras',
    'A gripper that feels',
    'Slip detection with tactile sensors',
  ];
  const own = grips.map((title, i) =>
    record({
      title,
      abstract: `We present a method in which ${i === 3 ? 'a hand' : 'tactile sensing'} tells how firm a grasp is. It improves results.`,
      identifiers: i === 4 ? [doi('10.1234/grip(2026)5')] : [arxiv(`2611.0020${i}`)],
    }),
  );
  await bot.hold('2026-11-23', ...others, ...own);
}

const managed = async (start: () => Promise<Bot>) => {
  const bot = await start();
  bot.platform.managers.add('ann');
  await announced(bot);
  return bot;
};

const FIVE =
  '2611.00200, https://arxiv.org/abs/2611.00201v2 2611.00202; 2611.00203\nhttps://doi.org/10.1234/grip(2026)5';

describe('/paper-admin topic from', () => {
  const start = bots();

  it('proposes the words that tell the papers apart, as people write them, with the backtest', async () => {
    const bot = await managed(start);
    const { reply } = await bot.type(`/paper-admin topic from ${FIVE}`);
    const shown = words(reply);
    expect(shown).toMatch(/grasp: not saved yet\ngrasp, "tactile sensing", hand\n/);
    expect(shown).toContain(
      'What sets them apart: grasp in 5 of 5 (0 of 30 others announced lately), "tactile sensing" in 4 (0), hand in 2 (0).',
    );
    expect(shown).toContain('The rule finds all 5 of your papers.');
    expect(shown).toContain('Last announcement day: 5 papers');
    expect(shown).not.toMatch(/method|result|improve/);
  });

  it('is saved as it stands, under a name that is free', async () => {
    const bot = await managed(start);
    await bot.addTopic('Grasp', '✋', 'hands');
    const { reply } = await bot.type(`/paper-admin topic from ${FIVE}`);
    await bot.press(handle(reply, 'Save'));
    const topic = await bot.topics.find((await bot.space()).id, 'grasp 2');
    expect(topic?.rule).toContain('"tactile sensing"');
  });

  it('goes on telling which of the papers a changed rule finds', async () => {
    const bot = await managed(start);
    const { reply } = await bot.type(`/paper-admin topic from papers="${FIVE}" name=touch`);
    const { form } = await bot.press(handle(reply, 'Edit'));
    const values = { name: 'touch', rule: 'camera', emoji: '' };
    const answer = await bot.handlers.form({ ...bot.call('ann'), actionId: form?.submit.id ?? '', values });
    expect(words(answer.reply)).toContain(
      'The rule finds 1 of your 5 papers, but not “Tactile sensing for robot hands”, “Grasping by touch',
    );
  });

  it('opens a form without papers, and takes a pasted message there', async () => {
    const bot = await managed(start);
    const { form } = await bot.type('/paper-admin topic from name=touch');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['papers', undefined],
      ['name', 'touch'],
    ]);
    const papers =
      'ann 9:14\nthese are it: [Tactile](https://arxiv.org/abs/2611.00200) and <https://arxiv.org/pdf/2611.00201|pdf>, also (2611.00202).';
    const answer = await bot.handlers.form({
      ...bot.call('ann'),
      actionId: form?.submit.id ?? '',
      values: { papers, name: 'touch' },
    });
    expect(words(answer.reply)).toMatch(/touch: not saved yet/);
    expect(words(answer.reply)).toContain('The rule finds all 3 of your papers.');
  });

  it('asks the sources for papers not held, and names what nobody has', async () => {
    const bot = await managed(start);
    bot.abroad.push(record({ title: 'Tactile sensing in the dark', identifiers: [arxiv('2611.09999')] }));
    const shown = await bot.say(
      '/paper-admin topic from 2611.00200 2611.00201 2611.09999 2611.08888 https://example.org/paper.pdf',
    );
    expect(shown).toContain('The rule finds all 3 of your papers.');
    expect(shown).toContain('2611.08888: Neither arXiv has a paper 2611.08888.');
    expect(shown).toContain('No papers: https://example.org/paper.pdf.');
  });

  it('says how many papers were found when they are too few or too many', async () => {
    const bot = await managed(start);
    expect(await bot.say('/paper-admin topic from hello there')).toContain(
      'I find no papers in that, and I need 3 to 30 that belong to the topic. Give arXiv ids',
    );
    expect(await bot.say('/paper-admin topic from 2611.00200 2611.00200v2 2611.08888 2611.07777')).toContain(
      'That is 1 paper, and I need 3 to 30 that belong to the topic. 2611.08888: Neither arXiv has a paper 2611.08888.',
    );
    const many = Array.from({ length: 31 }, (_, i) => `2611.1${String(i).padStart(4, '0')}`);
    expect(await bot.say(`/paper-admin topic from ${many.join(',')}`)).toContain('That is 31 papers');
  });

  it('says so when the papers have nothing in common, and offers the form', async () => {
    const bot = await managed(start);
    const odd = ['Bread', 'Clouds', 'Violins'].map((title, i) =>
      record({ title, identifiers: [arxiv(`2611.0030${i}`)] }),
    );
    await bot.hold('2026-11-24', ...odd);
    const { reply } = await bot.type('/paper-admin topic from 2611.00300 2611.00301 2611.00302');
    expect(words(reply)).toContain('These 3 papers share no words that others lack.');
    expect((await bot.press(handle(reply, 'Write a rule'))).form?.fields[0]?.name).toBe('name');
  });

  it('says so when most of the papers have nothing in common', async () => {
    const bot = await managed(start);
    const odd = ['Bread', 'Clouds', 'Violins', 'Bricks', 'Yeast'].map((title, i) =>
      record({ title, identifiers: [arxiv(`2611.0050${i}`)] }),
    );
    await bot.hold('2026-11-24', ...odd);
    const ids = [
      ...odd.flatMap(({ identifiers }) => identifiers[0]?.value ?? []),
      '2611.00200',
      '2611.00201',
    ];
    const shown = await bot.say(`/paper-admin topic from ${ids.join(' ')}`);
    expect(shown).toContain('These papers have little in common');
    expect(shown).toContain('The rule finds 2 of your 7 papers, but not “Bread”, “Clouds”');
  });

  it('works when nothing was announced yet', async () => {
    const bot = await start();
    bot.platform.managers.add('ann');
    for (const i of [0, 1, 2]) {
      const identifiers = [arxiv(`2611.0040${i}`)];
      bot.abroad.push(record({ title: `Model soups ${i}`, abstract: 'We average weights.', identifiers }));
    }
    const shown = await bot.say('/paper-admin topic from 2611.00400 2611.00401 2611.00402');
    expect(shown).toContain('soups: not saved yet\nsoups\n');
    expect(shown).toContain('No announcements are held yet');
  });

  it('goes on when a source takes long: what has come meanwhile is held', async () => {
    const bot = await managed(start);
    bot.abroad.push(record({ title: 'Tactile sensing in the dark', identifiers: [arxiv('2611.09999')] }));
    const silent = { ...bot.papers, obtain: () => new Promise<never>(() => undefined) };
    const waiting = Promise.withResolvers<void>();
    const sleep: Clock['sleep'] = (ms, signal) => {
      waiting.resolve();
      return bot.clock.sleep(ms, signal);
    };
    const services = { ...bot.services, papers: silent, clock: { ...bot.clock, sleep } };
    const slow = createHandlers({ ...bot, commands: COMMANDS, services });
    const input = { kind: 'text', text: 'topic from 2611.00200 2611.00201 2611.09999' } as const;
    const asked = slow.command({ ...bot.call('ann'), root: 'paper-admin', input });
    await waiting.promise;
    await bot.clock.advance(15_000);
    const { reply } = await asked;
    expect(words(reply)).toContain('I hold 2 of them; 1 paper I am still asking the sources for');
    const after = await bot.press(handle(reply, 'Go on'));
    expect(after.replace).toBe(true);
    expect(words(after.reply)).toContain('The rule finds all 3 of your papers.');
  });

  it('is for managers', async () => {
    const bot = await managed(start);
    expect(await bot.say(`/paper-admin topic from ${FIVE}`, 'bob')).toContain('for people who may manage');
  });
});
