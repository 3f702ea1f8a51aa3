import { describe, expect, it } from 'vitest';
import { type PaperEntry, paperLines, spansText } from '../../src/chat/api.ts';

const entry: PaperEntry = {
  form: 'compact',
  paperId: 'p1',
  number: 2,
  title: 'Model soups & <b>sandwiches</b> @everyone',
  link: { kind: 'arxiv', id: '2203.05482' },
  authors: ['Mitchell Wortsman', 'Gabriel Ilharco', 'Samir Ya Gadre', 'Rebecca Roelofs', 'Ari Morcos'],
  date: '2022-03-10',
  category: 'cs.LG',
  source: 'Hugging Face',
  upvotes: 41,
  code: { kind: 'code', url: 'https://github.com/example/soups' },
};
const byline = (facts: Partial<PaperEntry>) => spansText(paperLines({ ...entry, ...facts }).byline);

describe('the lines of a paper', () => {
  it('give authors, date in words, category, source, upvotes and the code', () => {
    expect(byline({})).toBe(
      'Wortsman, Ilharco, Gadre +2 · 10 Mar 2022 · cs.LG · Hugging Face · 👍 41 · code (https://github.com/example/soups)',
    );
  });

  it('keep a title as it is, with its handle and link', () => {
    expect(paperLines(entry)).toMatchObject({ title: entry.title, number: 2, link: entry.link });
  });

  it('leave out what is unknown, down to nothing', () => {
    expect(paperLines({ form: 'card', paperId: 'p', title: ' ', authors: [] })).toEqual({
      title: 'Untitled paper',
      byline: [],
    });
  });

  it('write whole names on a card, and family names with their particles in a list', () => {
    const authors = ['Laurens van der Maaten', 'Sammy Davis Jr.', 'DeepSeek-AI', 'Madonna'];
    expect(byline({ form: 'card', authors })).toContain(
      'Laurens van der Maaten, Sammy Davis Jr., DeepSeek-AI +1',
    );
    expect(byline({ authors })).toContain('van der Maaten, Davis Jr., DeepSeek-AI +1');
  });

  it('count the votes of this space apart from the source', () => {
    expect(byline({ votesHere: 1 })).toContain('👍 41 · 1 vote here');
    expect(byline({ votesHere: 3, upvotes: 0 })).toContain('Hugging Face · 3 votes here');
  });

  it('say a month alone when the day is unknown', () => {
    expect(byline({ date: '2022-03' })).toContain(' · Mar 2022 · ');
  });

  it('mark words that are not the authors’ own', () => {
    const words = (by: 'authors' | 'paperboy' | 'machine') =>
      spansText(paperLines({ ...entry, excerpt: { text: 'Soups average.', by } }).excerpt ?? []);
    expect(words('authors')).toBe('Soups average.');
    expect(words('paperboy')).toBe('In our words: Soups average.');
    expect(words('machine')).toBe('Summed up by a machine: Soups average.');
  });
});

describe('an excerpt', () => {
  it('keeps its strong words, behind whose words they are', () => {
    const spans = [
      { type: 'plain', text: 'We ' },
      { type: 'strong', text: 'prune' },
    ] as const;
    const entry = { form: 'compact', paperId: 'p', title: 'A title', authors: [] } as const;
    const said = (by: 'authors' | 'machine') =>
      paperLines({ ...entry, excerpt: { text: 'We prune', by, spans } }).excerpt;
    expect(said('authors')).toEqual(spans);
    expect(said('machine')).toEqual([{ type: 'plain', text: 'Summed up by a machine: ' }, ...spans]);
  });
});
