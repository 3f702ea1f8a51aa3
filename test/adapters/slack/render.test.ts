import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formView } from '../../../adapters/slack/interactions/form-view.ts';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { emojiOf, namesToEmoji, slackNameOf } from '../../../adapters/slack/render/emoji.ts';
import { QUIET, render } from '../../../adapters/slack/render/render.ts';
import { type Message, type PaperEntry, text } from '../../../src/chat/api.ts';
import { liveIn } from '../../support/slack/live.ts';
import { checkMessage } from '../../support/slack/rules/message.ts';
import { checkView } from '../../support/slack/rules/views.ts';
import { anyMessage, foreignText } from '../discord/messages.ts';
import { act, form } from './bot.ts';

const ALLOWED = /^https:\/\/(arxiv\.org|doi\.org|huggingface\.co|github\.com)\//;
const paper = (entry: Partial<PaperEntry>): Message => ({
  title: 'Digest',
  blocks: [
    { type: 'paper', entry: { form: 'compact', paperId: 'p1', title: 'A title', authors: [], ...entry } },
  ],
});
const textOf = (message: Message) => JSON.stringify(render(message).blocks);

describe('an excerpt', () => {
  test('keeps what was looked for strong, and the rest as it is', () => {
    const spans = [
      { type: 'plain', text: 'We ' },
      { type: 'strong', text: 'prune' },
      { type: 'plain', text: ' networks.' },
    ] as const;
    const shown = textOf(paper({ excerpt: { text: 'We prune networks.', by: 'authors', spans } }));
    expect(shown).toContain(
      '{"type":"text","text":"We "},{"type":"text","text":"prune","style":{"bold":true}}',
    );
    const long = [
      { type: 'strong', text: 'x'.repeat(5_000) },
      { type: 'plain', text: 'y' },
    ] as const;
    expect(textOf(paper({ excerpt: { text: 'xy', by: 'authors', spans: long } }))).not.toContain('"y"');
  });
});

describe('any message', () => {
  test('fits every limit of Slack', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const args = { ...render(message), ...QUIET };
        expect(checkMessage(args)).toMatchObject({ pieces: 1, warnings: [], forgiven: [] });
        checkMessage(args, 'update');
      }),
      { numRuns: 150 },
    );
  });

  test('pings nobody and links only to checked ids, and is well-formed', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const rendered = render(message);
        const live = liveIn({ ...rendered, args: QUIET });
        expect(live.mentions).toEqual([]);
        expect(live.automatic).toEqual([]);
        expect(live.links.filter(({ url }) => !ALLOWED.test(url))).toEqual([]);
        // Values are ours, and come back as they are.
        const bare = JSON.stringify(rendered, (key, value) => (key === 'value' ? '' : value));
        expect(bare).not.toMatch(/\\u0000|\\ud[89a-f]|\u202e|\u200b/i);
      }),
      { numRuns: 150 },
    );
  });

  test('has no empty pieces, which Slack refuses', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const shown = JSON.stringify(render(message).blocks);
        expect(shown).not.toMatch(/"(text|elements|options)":(""|\[\])/);
      }),
      { numRuns: 100 },
    );
  });
});

test('any form fits every limit of Slack', () => {
  fc.assert(
    fc.property(foreignText, foreignText, (label, value) => {
      const long = label.repeat(40);
      const fields = form.fields.map((field) => ({
        ...field,
        label: long,
        hint: long,
        value,
        maxLength: 50,
      }));
      const view = formView({ ...form, title: label, submitLabel: label, fields }, { channel: 'C1' }, true);
      expect(checkView(view, 'modal')).toBe(view);
    }),
    { numRuns: 100 },
  );
});

test('a form that was never stored is not shown', () => {
  const { id: _, ...submit } = form.submit;
  expect(formView({ ...form, submit }, { channel: 'C1' }, true)).toBeUndefined();
});

describe('a paper', () => {
  const entry = {
    number: 3,
    title: 'Rephrasing <!channel> the *Web*',
    link: { kind: 'arxiv', id: '2401.16380' },
    authors: ['Ada Byron', 'Ben Vonn'],
    date: '2026-11-24',
    code: { kind: 'code', url: 'https://github.com/someone/thing' },
    reason: 'topic data selection: title',
    excerpt: { text: 'The first sentence.', by: 'machine' },
  } as const;

  test('shows its number, title as link, facts, excerpt and reason in lines', () => {
    const [, block] = render(paper(entry)).blocks;
    if (block?.type !== 'rich_text') throw new Error('not rich text');
    const [section] = block.elements;
    if (section?.type !== 'rich_text_section') throw new Error('no section');
    const words = section.elements.map((one) => ('text' in one ? one.text : '')).join('');
    expect(words).toBe(
      [
        '3  Rephrasing <!channel> the *Web*',
        'Byron, Vonn · 24 Nov 2026 · code',
        'Summed up by a machine: The first sentence.',
        'topic data selection: title',
      ].join('\n'),
    );
    expect(section.elements[1]).toMatchObject({ type: 'link', url: 'https://arxiv.org/abs/2401.16380' });
  });

  test('whose id is none is no link', () => {
    expect(textOf(paper({ ...entry, link: { kind: 'arxiv', id: 'https://evil.example' } }))).not.toContain(
      'evil',
    );
  });

  test('in a long list gives up its excerpt first, and stays', () => {
    const long = { ...entry, excerpt: { text: 'word '.repeat(300), by: 'authors' } } as const;
    const blocks = Array.from({ length: 20 }, () => paper(long).blocks).flat();
    const shown = textOf({ title: 'Digest', blocks });
    expect(shown.match(/Rephrasing/g)).toHaveLength(20);
    expect(shown.length).toBeLessThanOrEqual(LIMITS.blocksTotal);
  });

  test('too many say how many did not fit, and keep what can be pressed', () => {
    const blocks = Array.from({ length: 80 }, () => paper(entry).blocks).flat();
    const item = { type: 'button', label: 'Show', style: 'plain', action: act('announced') } as const;
    const shown = textOf({ title: 'Digest', blocks: [...blocks, { type: 'actions', items: [item] }] });
    expect(shown).toMatch(/\d+ more did not fit in one message\./);
    expect(shown).toContain('a:abc123:0');
  });
});

describe('buttons and selects', () => {
  const actions = (items: Extract<Message['blocks'][number], { type: 'actions' }>['items']): Message => ({
    title: 't',
    blocks: [{ type: 'actions', items }],
  });
  const button = { type: 'button', label: 'Join', style: 'primary', action: act('join') } as const;

  test('that do the same in one message have ids of their own', () => {
    const blocks = [...actions([button, button]).blocks, ...actions([button]).blocks];
    const ids = textOf({ title: 't', blocks }).match(/a:abc123:\d/g);
    expect(ids).toEqual(['a:abc123:0', 'a:abc123:1', 'a:abc123:2']);
  });

  test('that are off or were never stored are not shown', () => {
    const { id: _, ...unstored } = button.action;
    const shown = textOf(
      actions([
        { ...button, disabled: true },
        { ...button, action: unstored },
      ]),
    );
    expect(shown).not.toContain('button');
  });

  test("show a workspace's own emoji by its name", () => {
    expect(textOf(actions([{ ...button, emoji: 'paper:custom' }]))).toContain(':paper: Join');
    expect(textOf(actions([{ ...button, emoji: '🧲' }]))).toContain('🧲 Join');
  });

  test('leave out values that would come back as others', () => {
    const options = ['v'.repeat(151), 'a', 'a', ''].map((value) => ({ label: 'L', value }));
    const select = { type: 'select', placeholder: '', options, action: act('vote') } as const;
    expect(textOf(actions([select])).match(/"value"/g)).toHaveLength(1);
  });
});

test('a time is shown in the reader’s own zone, with words for screens that cannot', () => {
  const at = Date.parse('2026-11-25T08:00:00Z');
  const span = { type: 'time', at, zone: 'Europe/Berlin', style: 'datetime' } as const;
  expect(textOf({ title: '', blocks: [text('Next: ', span)] })).toContain(
    `"type":"date","timestamp":${at / 1000},"format":"{date_short_pretty} {time}","fallback":"Wed 25 Nov 9:00 Europe/Berlin"`,
  );
});

test('files and pictures are shown as text', () => {
  const blocks: Message['blocks'] = [
    { type: 'file', name: 'cite.bib', mediaType: 'text/plain', content: '@article{a}' },
    { type: 'image', alt: 'Papers a week', png: 'iVBORw0KGgo=' },
  ];
  const shown = textOf({ title: 't', blocks });
  expect(shown).toContain('@article{a}');
  expect(shown).toContain('Picture: Papers a week');
});

describe('emoji', () => {
  test.each([
    ['magnet', '🧲'],
    ['+1::skin-tone-3', '👍'],
    ['thumbsup', '👍'],
    ['heart', '❤'],
    ['bookmark', '🔖'],
    ['parrot-party', 'parrot-party:custom'],
  ])('%s of Slack is %s', (name, emoji) => expect(emojiOf(name)).toBe(emoji));

  test('come back to a name Slack knows', () => {
    for (const emoji of ['🧲', '👍', '👎', '🔖', '❤️', '🧠', 'paper:custom']) {
      const name = slackNameOf(emoji);
      expect(name).toBeDefined();
      expect(emojiOf(name ?? '')).toBe(emoji.replace('\uFE0F', ''));
    }
    expect(slackNameOf('no emoji')).toBeUndefined();
  });

  test('typed as words become what they stand for; times and links stay', () => {
    expect(namesToEmoji('topic add emoji=:magnet: at 9:00:00 https://a.b:1:')).toBe(
      'topic add emoji=🧲 at 9:00:00 https://a.b:1:',
    );
  });
});
