import fc from 'fast-check';
import { EMOJI } from '../../../src/choices/api.ts';
import type { Composition, ShownChoice } from '../../../src/digest/compose/compose.ts';
import { LAYOUTS } from '../../../src/digest/schedule/schedule.ts';
import type { Paper } from '../../../src/papers/api.ts';
import { paper } from '../../support/papers.ts';

/** A digest of these papers, each fitting one topic. */
export function composition(papers: readonly Paper[], extra: Partial<Composition> = {}): Composition {
  return {
    digestId: 'd1',
    destination: { kind: 'channel' },
    name: 'nlp',
    at: Date.parse('2026-11-24T08:00:00Z'),
    zone: 'Europe/Berlin',
    layout: 'compact',
    shown: papers.map(choiceOf),
    matched: papers.length,
    elsewhere: new Map(),
    trouble: '',
    emoji: EMOJI,
    digits: false,
    preview: false,
    ...extra,
  };
}

function choiceOf(shown: Paper, i: number): ShownChoice {
  return {
    paperId: shown.id,
    paper: shown,
    reasons: ['data selection: "synthetic data" in the title'],
    votesHere: i % 3,
    upvotes: 0,
    news: { number: i + 1, paperId: shown.id, source: 'arxiv', day: '2026-11-24' },
    mayRepeat: false,
  };
}

export const papers = (count: number, facts: Partial<Paper> = {}): Paper[] =>
  Array.from({ length: count }, (_, i) => paper({ id: `p${i + 1}`, title: `Paper ${i + 1}`, ...facts }));

/** Pieces of what titles, names and abstracts are made of when nobody is kind. */
const PIECES = [
  'data selection ',
  '👩‍👩‍👧‍👦',
  'שלום עולם ',
  'مرحبا بالعالم ',
  'Z\u0351\u036b\u0343\u036a\u0302\u036balgo ',
  '漢字',
  '@everyone ',
  '**_~`|<>',
  'https://evil.example/ ',
  '"\\/',
  '\n',
];
const words = (most: number) =>
  fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 })
    .chain((some) => fc.integer({ min: 1, max: most }).map((length) => fill(some.join(''), length)));

const fill = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const anyPaper = (id: string): fc.Arbitrary<Paper> =>
  fc
    .record({ title: words(1000), name: words(200), abstract: words(2500), venue: words(200) })
    .chain((facts) =>
      fc.constantFrom(0, 1, 3, 5000).map((authors) =>
        paper({
          id,
          title: facts.title,
          abstract: facts.abstract,
          venue: facts.venue,
          authors: Array.from({ length: authors }, () => facts.name),
          categories: ['cs.CL'],
          published: '2026-11-23',
          codeUrl: 'https://github.com/someone/thing',
          identifiers: [{ kind: 'arxiv', value: '2611.12345' }],
          sources: [{ source: 'hf-daily', upvotes: 41, comments: 0, submitter: '' }],
        }),
      ),
    );

/** Any digest of any layout to any place, with whatever foreign texts. */
export const anyComposition: fc.Arbitrary<Composition> = fc
  .record({
    papers: fc
      .integer({ min: 1, max: 13 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyPaper(`p${i}`)))),
    layout: fc.constantFrom(...LAYOUTS),
    kind: fc.constantFrom('channel' as const, 'thread' as const, 'forum' as const, 'direct' as const),
    name: words(100),
    folded: fc.constantFrom(0, 1, 287),
    trouble: fc.oneof(fc.constant(''), words(500)),
    reason: words(400),
    mayRepeat: fc.boolean(),
    preview: fc.boolean(),
  })
  .map(({ papers: some, kind, folded, reason, mayRepeat, ...rest }) => {
    const made = composition(some, { destination: { kind }, matched: some.length + folded, ...rest });
    return { ...made, shown: made.shown.map((one) => ({ ...one, reasons: [reason, reason], mayRepeat })) };
  });
