import { describe, expect, it } from 'vitest';
import { pages } from './open-page.ts';
import { says } from './scripted-core.ts';

describe('searching', () => {
  const openPage = pages();

  it('shows what `paper search` answers, and keeps the question in the box', async () => {
    const page = await openPage();
    page.core.answer = { reply: says('“kNN” — 48 papers') };
    const { status, text } = await page.get('/search?q=%22kNN%22%20year:2023..&page=2');
    expect(status).toBe(200);
    expect(text).toContain('“kNN” — 48 papers');
    expect(text).toContain('value="&quot;kNN&quot; year:2023.."');
    expect(page.core.calls.command[0]?.input).toEqual({
      kind: 'options',
      path: ['search'],
      options: { query: '"kNN" year:2023..', page: 2 },
    });
  });

  it('an empty question leads to the papers', async () => {
    const page = await openPage();
    expect((await page.get('/search?q=%20')).headers.location).toBe('/');
  });

  it.each(['x', '🧲'])('5,000 characters of %j get a sentence, and nobody is asked', async (sign) => {
    const page = await openPage();
    const { status, text } = await page.get(`/search?q=${encodeURIComponent(sign.repeat(5_000))}`);
    expect(status).toBe(400);
    expect(text).toContain('300 characters are the most');
    expect(page.core.calls.command).toHaveLength(0);
  });

  it('titles are offered while one types', async () => {
    const page = await openPage();
    page.core.suggestions = [{ name: 'Model soups: averaging weights', value: 'Model soups' }];
    const { text } = await page.get('/suggest?q=model');
    expect(JSON.parse(text)).toEqual([{ label: 'Model soups: averaging weights', value: 'Model soups' }]);
    expect(page.core.calls.autocomplete[0]).toMatchObject({
      path: ['search'],
      option: 'query',
      partial: 'model',
    });
    expect((await page.get('/suggest?q=m')).text).toBe('[]');
  });

  it('commands and their values are offered while one types', async () => {
    const topic = { name: 'topic', description: 'Its name', required: true };
    const period = { name: 'period', description: 'How long', choices: ['day', 'week'] };
    const base = { root: 'paper', permission: 'anyone' } as const;
    const commands = [
      { ...base, path: ['subscribe'], description: 'Follow a topic', options: [topic, period] },
      { ...base, path: ['status'], description: 'How it does', options: [] },
      { ...base, root: 'button' as const, path: ['vote'], description: 'Vote', options: [] },
    ];
    const page = await openPage({ commands });
    page.core.suggestions = [{ name: '🧲 data selection', value: 'data selection' }];
    const offers = async (typed: string) =>
      JSON.parse((await page.get(`/complete?q=${encodeURIComponent(typed)}`)).text);
    expect(await offers('/paper s')).toEqual([
      { label: '/paper subscribe <topic> [period=…]', hint: 'Follow a topic', value: '/paper subscribe ' },
      { label: '/paper status', hint: 'How it does', value: '/paper status' },
    ]);
    expect(await offers('/paper subscribe da')).toEqual([
      { label: '🧲 data selection', value: '/paper subscribe data selection' },
    ]);
    expect(page.core.calls.autocomplete[0]).toMatchObject({
      path: ['subscribe'],
      option: 'topic',
      partial: 'da',
    });
    page.core.suggestions = [];
    expect(await offers('/paper subscribe data pe')).toEqual([
      { label: 'period=…', hint: 'How long', value: '/paper subscribe data period=' },
    ]);
    expect(await offers('/paper subscribe data period=w')).toEqual([
      { label: 'week', value: '/paper subscribe data period=week' },
    ]);
    expect(await offers('vote')).toEqual([]);
  });
});
