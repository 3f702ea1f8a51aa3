import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Payload, render } from '../../../adapters/discord/render/render.ts';
import { type Message, strong, text } from '../../../src/chat/api.ts';
import { checkMessage } from '../../support/discord/rules/messages.ts';
import { anyMessage, foreignText, paperEntry } from './messages.ts';
import { liveParts, shownText } from './reading.ts';

const faultsOf = ({ body, files }: Payload) =>
  checkMessage({
    body: { ...body },
    files: files.map((file, index) => ({
      field: `files[${index}]`,
      filename: file.name,
      contentType: file.contentType ?? '',
      bytes: Buffer.from(file.data as Buffer),
    })),
    flags: body.flags,
    schema: 'message',
    fileSizeLimit: 10 * 1024 * 1024,
  });

const contents = ({ body }: Payload) => textsOf(body.components);

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'content' in value && typeof value.content === 'string' ? [value.content] : [];
  return [...own, ...('components' in value ? textsOf(value.components) : [])];
}

const paper = (title: string): Message => ({
  title: 'Show',
  blocks: [{ type: 'paper', entry: { form: 'compact', paperId: 'p', title, authors: [] } }],
});

describe('any message', () => {
  test('fits every limit of a message and the published schema', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(faultsOf(render(message, (run) => run === 'vote'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('pings nobody and has no live link but to places we name', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const payload = render(message);
        expect(payload.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
        for (const content of contents(payload)) {
          const live = liveParts(content);
          expect(live.marks).toEqual([]);
          for (const url of live.urls) expect(url).toMatch(/^https:\/\/(arxiv\.org|doi\.org|github\.com)\//);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('shows the same words when asked twice', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(render(message)).toEqual(render(message));
      }),
      { numRuns: 50 },
    );
  });
});

describe('foreign text', () => {
  test.each([
    'Attention *is* all_you_need ~~not~~ `x` | y',
    '# heading - and > quote',
    '[free](https://evil.example)',
    '@everyone <@123456789012345678> <:a:123456789012345678>',
    '1. first: the (second) $\\alpha_{ij}$ #3',
  ])('%s is read as it was written', (title) => {
    const [, content = ''] = contents(render(paper(title)));
    expect(shownText(content)).toBe(title);
  });

  test('a bracket without its partner does not end a link early', () => {
    const entry = {
      form: 'card',
      paperId: 'p',
      title: 'a [ b',
      link: { kind: 'arxiv', id: '2401.10000' },
      authors: [],
    } as const;
    const [, content = ''] = contents(render({ title: 'x', blocks: [{ type: 'paper', entry }] }));
    expect(content).toBe('### [a ( b](https://arxiv.org/abs/2401.10000)');
  });

  test('is cut between graphemes, never inside one', () => {
    const family = '👩‍👩‍👧‍👦';
    const [, content = ''] = contents(render({ title: 't', blocks: [text(family.repeat(2000))] }));
    expect(content.replaceAll(family, '')).toBe('…');
  });

  test('leaves no lone surrogate, control or bidirectional character', () => {
    fc.assert(
      fc.property(foreignText, (title) => {
        const all = contents(render({ title, blocks: [text(strong(title))] })).join('\n');
        expect(all.isWellFormed()).toBe(true);
        expect(all.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe('a digest of ten', () => {
  test('keeps every entry, its title linked and its reason', () => {
    const blocks = Array.from({ length: 10 }, (_, index) => ({
      type: 'paper' as const,
      entry: {
        form: 'compact' as const,
        paperId: `p${index}`,
        number: index + 1,
        title: `A rather long title about things number ${index} ${'and more '.repeat(40)}`,
        link: { kind: 'arxiv' as const, id: `2401.1000${index}` },
        authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Kurt Gödel'],
        date: '2025-03-11',
        reason: 'topic data selection: "synthetic data" in the title',
      },
    }));
    const all = contents(render({ title: 'Paperboy', blocks })).join('');
    for (const { entry } of blocks)
      expect(all).toContain(`**${entry.number}**  [A rather long title about things`);
    expect(all.match(/-# topic data selection/g)).toHaveLength(10);
    expect(all.length).toBeLessThanOrEqual(4000);
  });

  test('gives up excerpts before titles and reasons', () => {
    const entry = {
      form: 'compact' as const,
      paperId: 'p',
      title: 'A title of some length that should stay as it is',
      authors: [],
      excerpt: { text: 'Words of the abstract. '.repeat(30), by: 'authors' as const },
      reason: 'topic data selection: title',
    };
    const blocks = Array.from({ length: 12 }, () => ({ type: 'paper' as const, entry }));
    const all = contents(render({ title: 'Search', blocks })).join('');
    expect(all.split(entry.title)).toHaveLength(13);
    expect(all.split(entry.reason)).toHaveLength(13);
    expect(all).toContain('…');
  });

  test('any paper says its title', () => {
    fc.assert(
      fc.property(paperEntry, (entry) => {
        const shown = contents(render({ title: '', blocks: [{ type: 'paper', entry }] }));
        expect(shown[0]?.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a card', () => {
  const entry = { form: 'card' as const, paperId: 'p', title: 'Model soups', authors: [] };

  test('has the paper as its heading and the title of the message above it, small', () => {
    const shown = contents(render({ title: 'Paper', blocks: [{ type: 'paper', entry }] }));
    expect(shown).toEqual(['-# Paper', '### **Model soups**']);
  });
});

describe('a message with too much', () => {
  test('has at most five rows, and keeps the first', () => {
    const action = { run: 'vote', args: {}, placement: 'reply', id: 'abc' } as const;
    const items = Array.from({ length: 40 }, (_, index) => ({
      type: 'button' as const,
      label: `button ${index}`,
      style: 'plain' as const,
      action,
    }));
    const body = JSON.stringify(render({ title: 'x', blocks: [{ type: 'actions', items }] }).body);
    expect(body).toContain('"button 24"');
    expect(body).not.toContain('"button 25"');
  });

  test('of nothing is still a message', () => {
    expect(contents(render({ title: ' \u200b', blocks: [] }))).toEqual(['…']);
  });

  test('shows a button whose action was not stored, switched off', () => {
    const item = {
      type: 'button',
      label: 'Join',
      style: 'primary',
      action: { run: 'join', args: {}, placement: 'reply' },
    } as const;
    const body = JSON.stringify(render({ title: 'x', blocks: [{ type: 'actions', items: [item] }] }).body);
    expect(body).toContain('"disabled":true');
  });
});
