import { afterEach, describe, expect, it } from 'vitest';
import { browserTabs } from '../../support/browser.ts';
import { sqliteStores } from '../../support/store.ts';
import { record } from '../../support/store-records.ts';
import { startRealBot } from './real-bot.ts';

describe('a person on the page, with the real bot behind it', () => {
  const openTestStore = sqliteStores();
  const { open, faults } = browserTabs();
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function start() {
    const bot = await startRealBot(await openTestStore());
    stops.push(bot.stop);
    const papers = Array.from({ length: 12 }, (_, i) =>
      record({
        title: `Choosing data, part ${i + 1}`,
        abstract: 'We choose data. It helps a lot.',
      }),
    );
    await bot.hold('2025-03-10', ...papers.slice(0, 2));
    const [first] = await bot.hold('2025-03-11', ...papers);
    const space = await bot.directory.space({ platform: 'web', externalId: 'local' });
    const you = await bot.directory.person({ platform: 'web', accountId: 'you' });
    const topic = await bot.topics.add(space, { name: 'data selection', rule: 'data', emoji: '🧲' }, you);
    return {
      bot,
      first: first?.id ?? '',
      topic,
      space,
      you,
      tab: await open(bot.web.url(), { viewport: { width: 1280, height: 800 } }),
    };
  }

  it('sees the newest day, goes a day back and on again', async () => {
    const { tab } = await start();
    expect(await tab.locator('h1').textContent()).toContain('11 Mar 2025');
    expect(await tab.locator('#papers .paper').count()).toBe(12);
    await tab.getByRole('link', { name: '◀ 10 Mar 2025' }).click();
    await tab.waitForURL('**/day/2025-03-10');
    await tab.getByRole('link', { name: '11 Mar 2025 ▶' }).click();
    await tab.waitForURL('**/day/2025-03-11');
    expect(faults).toEqual([]);
  });

  it('votes with one key; the paper says so at once, and the answer is beside it', async () => {
    const { bot, first, space, tab } = await start();
    await tab.keyboard.press('j');
    await tab.keyboard.press('u');
    await tab.locator('aside').getByText('You voted 👍').waitFor();
    expect(await tab.locator('#papers .paper').first().textContent()).toContain('1 vote here');
    expect((await bot.votes.tally(space.id, [first])).get(first)?.up).toBe(1);
  });

  it('searches, and opens what was found', async () => {
    const { tab } = await start();
    await tab.keyboard.press('/');
    await tab.keyboard.type('choosing data part 7');
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/search?q=*');
    await tab.locator('#papers .paper').first().waitFor();
    await tab.getByRole('button', { name: /Open, vote or save: Choosing data, part 7/ }).click();
    await tab.locator('aside .whisper').getByText('Choosing data, part 7').waitFor();
  });

  it('lists the topics, joins by reaction, leaves by button, all without leaving the page', async () => {
    const { bot, topic, you, tab } = await start();
    await tab.locator('#say').fill('/paper topic list');
    await tab.keyboard.press('Enter');
    await tab.locator('.line .reactions button').click();
    await tab.locator('.reactions button[aria-pressed=true]').waitFor();
    expect((await bot.subscriptions.of(you)).map((receipt) => receipt.topic.id)).toEqual([topic.id]);
    await tab.locator('.line').getByRole('button', { name: 'Join' }).click();
    const receipt = tab.locator('.whisper', { hasText: 'Next:' });
    await receipt.getByRole('button', { name: 'Leave' }).click();
    await tab.getByText('You no longer follow “data selection”').waitFor();
    expect(await bot.subscriptions.of(you)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('makes a topic by a form that says where it is wrong', async () => {
    const { bot, space, tab } = await start();
    await tab.locator('#say').fill('/paper-admin topic add');
    await tab.keyboard.press('Enter');
    const form = tab.locator('form.questions');
    await form.locator('input[name="field:name"]').fill('rare classes');
    await form.locator('[name="field:rule"]').fill('-data');
    await form.locator('button.primary').click();
    await form.locator('.fault').waitFor();
    expect(await form.locator('input[name="field:name"]').inputValue()).toBe('rare classes');
    await form.locator('[name="field:rule"]').fill('"rare class"');
    await form.locator('button.primary').click();
    await form.waitFor({ state: 'detached' });
    await tab.locator('.whisper').getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Anybody here can follow it now.').waitFor();
    expect((await bot.topics.find(space.id, 'rare classes'))?.rule).toBe('"rare class"');
  });
});
