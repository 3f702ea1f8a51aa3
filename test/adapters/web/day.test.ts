import { describe, expect, it } from 'vitest';
import type { Message, PaperEntry } from '../../../src/chat/api.ts';
import { pages } from './open-page.ts';
import { says } from './scripted-core.ts';

const entry = (number: number, more: Partial<PaperEntry> = {}): PaperEntry => ({
  form: 'compact',
  paperId: `p${number}`,
  number,
  title: `Paper number ${number}`,
  link: { kind: 'arxiv', id: '2501.00001' },
  authors: ['Ada Lovelace'],
  ...more,
});

const paper = (number: number, more?: Partial<PaperEntry>) =>
  ({ type: 'paper', entry: entry(number, more) }) as const;

const button = (label: string, args: Record<string, string | number>, id = 'abc') =>
  ({
    type: 'button',
    label,
    style: 'plain',
    action: { run: 'paper today', args, placement: 'replace', id },
  }) as const;

const day: Message = {
  title: 'Papers of Tue 11 Mar 2025',
  blocks: [
    { type: 'text', spans: [{ type: 'plain', text: '12 papers, most voted first' }] },
    paper(1),
    paper(2),
    {
      type: 'actions',
      items: [
        button('◀ 10 Mar', { date: '2025-03-10' }),
        button('12 Mar ▶', { date: '2025-03-12' }),
        button('Page ▶', { date: '2025-03-11', page: 2 }),
      ],
    },
  ],
};

describe('a page a day', () => {
  const openPage = pages();

  it('shows what `paper today` answers, with the title as the link', async () => {
    const page = await openPage();
    page.core.answer = { reply: day };
    const { status, text } = await page.get('/');
    expect(status).toBe(200);
    expect(text).toContain('Papers of Tue 11 Mar 2025');
    expect(text).toContain('<a href="https://arxiv.org/abs/2501.00001"');
    expect(page.core.calls.command[0]).toMatchObject({
      root: 'paper',
      input: { kind: 'options', path: ['today'], options: {} },
      space: { platform: 'web', externalId: 'local' },
    });
  });

  it('asks for the day and the page of its address', async () => {
    const page = await openPage();
    page.core.answer = { reply: day };
    await page.get('/day/2025-03-11?page=2');
    expect(page.core.calls.command[0]?.input).toMatchObject({ options: { date: '2025-03-11', page: 2 } });
  });

  it('reaches other days and pages by plain links, without scripts', async () => {
    const page = await openPage();
    page.core.answer = { reply: day };
    const { text } = await page.get('/day/2025-03-11');
    expect(text).toMatch(/<a class="prev" rel="prev" href="\/day\/2025-03-10"\s*>◀ 10 Mar/);
    expect(text).toMatch(/<a class="next" rel="next" href="\/day\/2025-03-12"\s*>12 Mar ▶/);
    expect(text).toContain('href="/day/2025-03-11?page=2"');
  });

  it('many readers of one day ask the core once, until something changes', async () => {
    const page = await openPage();
    page.core.answer = { reply: day };
    await Promise.all([page.get('/'), page.get('/'), page.get('/')]);
    expect(page.core.calls.command).toHaveLength(1);
    await page.web.post({ platform: 'web', kind: 'channel', channelId: 'page' }, says('New'), 'key-1');
    await page.get('/');
    expect(page.core.calls.command).toHaveLength(2);
  });

  it('foreign text stays text: markup, mentions, TeX, right-to-left', async () => {
    const page = await openPage();
    const title = '<script>alert(1)</script> @everyone $\\alpha$ "שלום" & \u202ereversed';
    page.core.answer = { reply: { title, blocks: [paper(1, { title, reason: '<img src=x onerror=y>' })] } };
    const { text } = await page.get('/');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    expect(text).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; @everyone $\\alpha$ &quot;שלום&quot; &amp;',
    );
    expect(text).toMatch(/<h3 dir="auto">/);
  });

  it('a link leads only where a checked id leads', async () => {
    const page = await openPage();
    const link = { kind: 'arxiv', id: 'javascript:alert(1)' } as const;
    const code = { kind: 'code', url: 'https://evil.example/x' } as const;
    page.core.answer = { reply: { title: 'A day', blocks: [paper(1, { link, code })] } };
    const { text } = await page.get('/');
    expect(text).not.toContain('javascript:');
    expect(text).not.toContain('evil.example');
  });

  it('a list’s select becomes buttons beside each paper', async () => {
    const page = await openPage();
    const select = {
      type: 'select',
      placeholder: 'Vote or save',
      options: [1, 2].flatMap((n) => [
        { label: `👍 ${n}`, value: `up:${n}` },
        { label: `🔖 ${n}`, value: `save:${n}` },
      ]),
      action: { run: 'pick', args: {}, choose: 'pick', placement: 'reply', id: 'pick1' },
    } as const;
    page.core.answer = {
      reply: { title: 'A day', blocks: [paper(1), paper(2), { type: 'actions', items: [select] }] },
    };
    const { text } = await page.get('/');
    expect(text).not.toContain('<select');
    expect(text).toContain('value="pick1 up:2" data-handle="👍"');
    expect(text).toContain('aria-label="Save: Paper number 1"');
  });

  it('topics stand as chips that search', async () => {
    const page = await openPage();
    page.core.answer = { reply: day };
    page.core.suggestions = [{ name: '🧲 data selection', value: 'data selection' }];
    expect((await page.get('/')).text).toContain('href="/search?q=data+selection"');
  });

  it.each([
    '/day/2025-13-01',
    '/day/2025-02-30',
    '/day/yesterday',
    '/day/2025-03-11?page=0',
    '/day/2025-03-11?page=x',
  ])('refuses %s with a sentence and asks nobody', async (path) => {
    const page = await openPage();
    const { status, text } = await page.get(path);
    expect(status).toBe(400);
    expect(text).toMatch(/A day is written like 2025-03-11|The number of the page/);
    expect(page.core.calls.command).toHaveLength(0);
  });

  it('the calendar leads to the day chosen, and to the newest when nothing was', async () => {
    const page = await openPage();
    expect((await page.get('/day?date=2025-03-11')).headers.location).toBe('/day/2025-03-11');
    expect((await page.get('/day?date=')).headers.location).toBe('/');
  });

  it('the calendar of the first page stands at the newest day held', async () => {
    const page = await openPage();
    page.core.suggestions = [{ name: 'Tue 11 Mar 2025 (82 papers)', value: '2025-03-11' }];
    expect((await page.get('/')).text).toContain('name="date" value="2025-03-11"');
  });

  it('an unknown address is a page that says so', async () => {
    const page = await openPage();
    const { status, text } = await page.get('/nowhere');
    expect(status).toBe(404);
    expect(text).toContain('There is no page at this address');
  });

  it('a fault of ours is a reference, never a stack', async () => {
    const page = await openPage();
    page.core.answer = () => Promise.reject(new Error('secret-path /home/ada'));
    const { status, text } = await page.get('/');
    expect(status).toBe(500);
    expect(text).not.toContain('secret-path');
    const reference = /The reference is (\w+);/.exec(text)?.[1];
    expect(JSON.stringify(page.logged)).toContain(reference);
  });
});
