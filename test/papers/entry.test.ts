import { describe, expect, it } from 'vitest';
import { toEntry } from '../../src/papers/api.ts';
import { paper } from '../support/papers.ts';

const known = paper({
  id: 'p1',
  title: 'Soups',
  abstract: 'First we cook, e.g. Leek. Then we taste. Nobody reads this.',
  identifiers: [
    { kind: 'doi', value: '10.1000/xyz' },
    { kind: 'arxiv', value: '2203.05482' },
  ],
  categories: ['cs.LG', 'cs.CV'],
  codeUrl: 'https://github.com/example/soups',
  sources: [
    { source: 'arxiv', upvotes: 0, comments: 0, submitter: '' },
    { source: 'hf-daily', upvotes: 7, comments: 0, submitter: '' },
  ],
});

describe('the entry of a paper', () => {
  it('holds two sentences of the abstract and the best link', () => {
    expect(toEntry(known, { form: 'compact', number: 3, reason: 'because' })).toMatchObject({
      number: 3,
      link: { kind: 'arxiv', id: '2203.05482' },
      excerpt: { text: 'First we cook, e.g. Leek. Then we taste.', by: 'authors' },
      source: 'Hugging Face',
      upvotes: 7,
      category: 'cs.LG',
      reason: 'because',
    });
  });

  it('falls back to a summary and says whose it is', () => {
    const entry = toEntry(
      { ...known, abstract: '', summary: 'We cook.', summaryBy: 'paperboy' },
      { form: 'card' },
    );
    expect(entry.excerpt).toEqual({ text: 'We cook.', by: 'paperboy' });
  });

  it('has no excerpt when there is no text, and no link without a sound identifier', () => {
    const entry = toEntry(paper({ id: 'p', title: 't', identifiers: [{ kind: 'arxiv', value: 'x' }] }), {
      form: 'card',
    });
    expect(entry).toEqual({ form: 'card', paperId: 'p', title: 't', authors: [] });
  });

  it('never links code to an unnamed host', () => {
    expect(toEntry({ ...known, codeUrl: 'https://evil.example/x' }, { form: 'card' }).code).toBeUndefined();
  });

  it('says that a paper was withdrawn', () => {
    expect(toEntry({ ...known, withdrawn: true }, { form: 'card' }).venue).toBe('withdrawn by its authors');
  });
});
