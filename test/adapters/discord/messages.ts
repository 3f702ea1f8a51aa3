import fc from 'fast-check';
import type { ActionRef, Block, LinkTarget, Message, PaperEntry, Span } from '../../../src/chat/api.ts';

/** What strangers write into titles. */
const NASTY = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '<:a:123456789012345678>',
  '[free](https://evil.example)',
  'https://evil.example/x',
  'http://evil.example',
  'discord.gg/abc',
  '</paper:1>',
  '<t:1:R>',
  '# big',
  '-# small',
  '> quote',
  '>>> all',
  '- item',
  '1. one',
  '||spoiler||',
  '```js\n',
  '`code`',
  '**',
  '__',
  '~~',
  '\\',
  '](',
  '[',
  ')',
  '\n',
  '\n\n\n',
  ' ',
  '\u202e',
  '\u200b',
  '\u0000',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '🧲',
  'e\u0301\u0301\u0301\u0301\u0301\u0301',
  'שלום',
  'مرحبا',
  '$\\alpha_1$',
  'a',
  'data selection',
  '漢字',
  'x'.repeat(300),
  '*'.repeat(500),
  '(',
  '<',
  ':',
  '#',
  '1',
  '.',
];

export const foreignText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

const linkTarget: fc.Arbitrary<LinkTarget> = fc.constantFrom(
  { kind: 'arxiv', id: '2401.10000' },
  { kind: 'arxiv', id: 'not an id' },
  { kind: 'doi', id: '10.1000/a(b)c' },
  { kind: 'code', url: 'https://github.com/someone/thing' },
  { kind: 'code', url: 'https://evil.example/' },
);

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ type: fc.constant('plain' as const), text: foreignText }),
  fc.record({ type: fc.constant('strong' as const), text: foreignText }),
  fc.record({ type: fc.constant('link' as const), text: foreignText, to: linkTarget }),
  fc.record({
    type: fc.constant('time' as const),
    at: fc.integer({ min: 0, max: 4e12 }),
    zone: fc.constant('Europe/Berlin'),
    style: fc.constantFrom('date' as const, 'datetime' as const, 'clock' as const, 'relative' as const),
  }),
);
const spans = fc.array(span, { maxLength: 8 });

const actionRef: fc.Arbitrary<ActionRef> = fc.record({
  run: fc.constantFrom('paper today', 'vote', 'paper-admin topic add'),
  args: fc.constant({}),
  placement: fc.constantFrom('replace' as const, 'reply' as const),
  id: fc.constantFrom('abc', '0'.repeat(40)),
});

const button = fc.record(
  {
    type: fc.constant('button' as const),
    label: foreignText,
    emoji: fc.constantFrom('👍', '🧲', 'nope', 'data:123456789012345678', '❤'),
    style: fc.constantFrom('plain' as const, 'primary' as const, 'danger' as const),
    disabled: fc.boolean(),
    action: actionRef,
  },
  { requiredKeys: ['type', 'label', 'style', 'action'] },
);
const option = fc.record({ label: foreignText, description: foreignText, value: foreignText });
const select = fc.record({
  type: fc.constant('select' as const),
  placeholder: foreignText,
  options: fc.array(option, { maxLength: 30 }),
  action: actionRef,
});

export const paperEntry: fc.Arbitrary<PaperEntry> = fc.record(
  {
    form: fc.constantFrom('compact' as const, 'card' as const),
    paperId: fc.constant('p1'),
    number: fc.integer({ min: 1, max: 99 }),
    title: foreignText,
    link: linkTarget,
    authors: fc.array(foreignText, { maxLength: 20 }),
    date: fc.constantFrom('2025-03-11', '2025-03'),
    category: fc.constantFrom('cs.CL'),
    venue: foreignText,
    source: fc.constant('arXiv'),
    upvotes: fc.nat(),
    votesHere: fc.nat(),
    code: linkTarget,
    excerpt: fc.record(
      { text: foreignText, by: fc.constantFrom('authors' as const, 'machine' as const), spans },
      { requiredKeys: ['text', 'by'] },
    ),
    reason: foreignText,
  },
  { requiredKeys: ['form', 'paperId', 'title', 'authors'] },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), spans }),
  fc.record({ type: fc.constant('paper' as const), entry: paperEntry }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: foreignText, value: spans }), { maxLength: 30 }),
  }),
  fc.record({
    type: fc.constant('actions' as const),
    items: fc.array(fc.oneof(button, select), { maxLength: 12 }),
  }),
  fc.record({
    type: fc.constant('image' as const),
    alt: foreignText,
    png: fc.constantFrom('', 'iVBORw0KGgo='),
  }),
  fc.record({
    type: fc.constant('file' as const),
    name: foreignText,
    mediaType: fc.constant('text/plain'),
    content: foreignText,
  }),
  fc.record({ type: fc.constant('footnote' as const), spans }),
);

/** Any message the core could make, and some it never would. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  title: foreignText,
  blocks: fc.array(block, { maxLength: 60 }),
});
