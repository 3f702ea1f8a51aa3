import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Message, PaperEntry } from '../../../src/chat/api.ts';
import { browserTabs } from '../../support/browser.ts';
import { type OpenPage, pages } from './open-page.ts';
import { says } from './scripted-core.ts';

const CHANNEL = { platform: 'web', kind: 'channel', channelId: 'page' } as const;

const vote = (n: number) =>
  ({
    type: 'button',
    label: 'Vote',
    emoji: '👍',
    style: 'plain',
    action: { run: 'vote', args: { paper: `p${n}` }, placement: 'reply', id: `vote${n}` },
  }) as const;

const paper = (n: number, more: Partial<PaperEntry> = {}) => {
  const title = `Paper number ${n} with a title that is long enough to break on a phone`;
  const entry = { form: 'compact', paperId: `p${n}`, number: n, title, authors: ['Ada Lovelace'] } as const;
  return { type: 'paper', entry: { ...entry, handles: [vote(n)], ...more } } as const;
};

const day: Message = { title: 'Papers of Tue 11 Mar 2025', blocks: [1, 2, 3, 4, 5, 6].map((n) => paper(n)) };

describe('the page in a browser', () => {
  const openPage = pages();
  const { open, faults } = browserTabs({ script: new URL('in-page.js', import.meta.url) });

  const wide = { viewport: { width: 1280, height: 800 } };
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

  async function opened(path = '/', options: object = wide): Promise<{ page: OpenPage; tab: Page }> {
    const page = await openPage();
    page.core.answer = (what) => ({ reply: what === 'command' ? day : says('', 'Your vote counts.') });
    return { page, tab: await open(page.web.url() + path, options) };
  }

  const say = async (tab: Page, text: string) => {
    await tab.locator('#say').fill(text);
    await tab.keyboard.press('Enter');
  };

  it('a command typed is answered in place: the page stays, the input is empty and keeps its focus', async () => {
    const { page, tab } = await opened('/conversation');
    await tab.evaluate('document.body.dataset.stayed = 1');
    page.core.answer = { reply: says('3 papers found') };
    await say(tab, '/paper search x');
    await tab.getByText('3 papers found').waitFor();
    expect(await tab.locator('body[data-stayed]').count()).toBe(1);
    expect(await tab.locator('#say').inputValue()).toBe('');
    expect(await tab.evaluate('inPage.focusId()')).toBe('say');
    expect(faults).toEqual([]);
  });

  it('a thread is folded, and once opened stays open when something new comes into it', async () => {
    const { page, tab } = await opened('/conversation');
    const made = await page.web.post(CHANNEL, says('A digest'), 'd-1');
    if (made.state !== 'accepted') throw new Error(made.state);
    const under = { ...CHANNEL, under: made.messageId };
    await page.web.post(under, says('The first card'), 'd-2');
    await tab.getByText('1 message in its thread').click();
    await tab.getByText('The first card').waitFor();
    await page.web.post(under, says('The second card'), 'd-3');
    await tab.getByText('The second card').waitFor();
    expect(await tab.getByText('The first card').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it('a post by somebody else appears by itself, and what one is typing stays', async () => {
    const { page, tab } = await opened('/conversation');
    await tab.locator('#say').fill('/paper sea');
    await page.web.post(CHANNEL, says('A new digest'), 'key-1');
    await tab.getByText('A new digest').waitFor();
    expect(await tab.locator('#say').inputValue()).toBe('/paper sea');
  });

  it('news does not jump: who reads further up stays there', async () => {
    const { page, tab } = await opened('/conversation');
    for (let i = 1; i <= 30; i++)
      await page.web.post(CHANNEL, says(`Post ${i}.`, 'words '.repeat(40)), `key-${i}`);
    await tab.reload();
    await tab.getByText('Post 30.').waitFor();
    await tab.getByText('Post 15.').scrollIntoViewIfNeeded();
    const before = await tab.getByText('Post 15.').boundingBox();
    await page.web.post(CHANNEL, says('Post 31.'), 'key-31');
    await tab.getByText('Post 31.').waitFor({ state: 'attached' });
    const after = await tab.getByText('Post 15.').boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 999))).toBeLessThan(2);
  });

  it('j and k move, u votes for the paper one is at, and the focus stays there', async () => {
    const { page, tab } = await opened();
    for (const key of ['j', 'j', 'j', 'k']) await tab.keyboard.press(key);
    expect(await tab.evaluate('inPage.focusId()')).toBe('paper-p2');
    await tab.keyboard.press('u');
    await tab.getByText('Your vote counts.').first().waitFor();
    expect(page.core.calls.action).toMatchObject([{ actionId: 'vote2' }]);
    expect(await tab.evaluate('inPage.focusedPaper()')).toBe('paper-p2');
  });

  it('/ searches, titles are offered, arrows and Enter take one', async () => {
    const { page, tab } = await opened();
    page.core.suggestions = [
      { name: 'Model soups', value: 'Model soups' },
      { name: 'Model stock', value: 'Model stock' },
    ];
    await tab.keyboard.press('/');
    await tab.keyboard.type('mod');
    await tab.getByRole('option', { name: 'Model stock' }).waitFor();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/search?q=Model+stock');
    expect(faults).toEqual([]);
  });

  it('? shows the keys, Escape closes them', async () => {
    const { tab } = await opened();
    await tab.keyboard.press('?');
    expect(await tab.getByRole('dialog').isVisible()).toBe(true);
    await tab.keyboard.press('Escape');
    expect(await tab.getByRole('dialog').isVisible()).toBe(false);
  });

  it('the arrow up brings back what was said', async () => {
    const { tab } = await opened('/conversation');
    await say(tab, '/paper help');
    await tab.locator('.said').waitFor();
    await tab.locator('#say').press('ArrowUp');
    expect(await tab.locator('#say').inputValue()).toBe('/paper help');
  });

  it('a reaction is a toggle with a count', async () => {
    const { page, tab } = await opened('/conversation');
    await page.web.post(CHANNEL, { ...says('A topic'), seedReactions: ['🧲'] }, 'card-1');
    const toggle = tab.locator('.reactions button');
    await toggle.click();
    await tab.locator('.reactions button[aria-pressed=true]').waitFor();
    expect(await toggle.textContent()).toContain('1');
    await toggle.click();
    await tab.locator('.reactions button[aria-pressed=false]').waitFor();
    expect(page.core.calls.reaction).toHaveLength(2);
  });

  it('on a phone the conversation is a page of its own, an answer shows as a short word, and nothing is too wide', async () => {
    const { tab } = await opened('/', phone);
    expect(await tab.locator('aside.pane').isVisible()).toBe(false);
    await tab.locator('.paper button').first().click();
    await tab.locator('#toast').getByText('Your vote counts.').waitFor();
    for (const path of ['/', '/conversation', '/messages', '/search?q=x', '/nowhere']) {
      await tab.goto(new URL(path, tab.url()).href);
      const overflow = await tab.evaluate<number>('inPage.tooWide()');
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });

  it('without scripts one reads, types a command, presses a button and sees the answers', async () => {
    const { page, tab } = await opened('/', { ...wide, javaScriptEnabled: false });
    expect(await tab.locator('#papers .paper').count()).toBe(6);
    await tab.locator('#papers .paper button').first().click();
    await tab.waitForURL('**/conversation');
    expect(await tab.getByText('Your vote counts.').isVisible()).toBe(true);
    page.core.answer = { reply: says('Here is help') };
    await say(tab, '/paper help');
    await tab.getByText('Here is help').waitFor();
    expect(page.core.calls.command.at(-1)?.input).toEqual({ kind: 'text', text: 'help' });
  });

  it.each([true, false])(
    'the link of a mail asks, and the press is answered (scripts: %s)',
    async (javaScriptEnabled) => {
      const page = await openPage({
        mailLinks: {
          look: async () => ({ status: 'open', title: 'Get papers?', lines: [], button: 'Confirm' }),
          follow: async () => ({ status: 'done', title: 'Confirmed', lines: [] }),
        },
      });
      const tab = await open(`${page.web.url()}/mail/confirm/t0ken`, { ...wide, javaScriptEnabled });
      await tab.getByRole('button', { name: 'Confirm' }).click();
      await tab.getByRole('heading', { name: 'Confirmed' }).waitFor();
      expect(faults).toEqual([]);
    },
  );

  it('a page that was open over a restart goes on, without losing what was typed', async () => {
    const { page, tab } = await opened('/conversation');
    const port = Number(new URL(page.web.url()).port);
    await page.web.stop();
    await say(tab, '/paper help');
    await tab.getByText('Paperboy does not answer').waitFor();
    expect(await tab.locator('#say').inputValue()).toBe('/paper help');
    const again = await openPage({ port, conversation: page.conversation });
    again.core.answer = { reply: says('Here is help') };
    await tab.reload();
    await say(tab, '/paper help');
    await tab.getByText('Here is help').waitFor();
  });

  it.each(['light', 'dark'] as const)('text has enough contrast in %s', async (colorScheme) => {
    const { page, tab } = await opened('/', { ...wide, colorScheme });
    await page.web.post(CHANNEL, says('A post', 'with text'), 'key-1');
    await say(tab, '/paper help');
    await tab.locator('.whisper').first().waitFor();
    const ratios = await tab.evaluate<{ what: string; ratio: number }[]>('inPage.contrasts()');
    expect(ratios.length).toBeGreaterThan(8);
    for (const { what, ratio } of ratios) expect(ratio, what).toBeGreaterThanOrEqual(4.5);
  });

  it('every control has a name, and every page one heading of the first rank', async () => {
    const { tab } = await opened();
    for (const path of ['/', '/conversation', '/messages', '/search?q=x', '/nowhere']) {
      await tab.goto(new URL(path, tab.url()).href);
      expect(await tab.locator('h1').count(), path).toBe(1);
      const nameless = await tab.evaluate<number>('inPage.nameless()');
      expect(nameless, path).toBe(0);
    }
  });
});
