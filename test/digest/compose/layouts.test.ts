import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render as discordRender } from '../../../adapters/discord/render/render.ts';
import { QUIET, render as slackRender } from '../../../adapters/slack/render/render.ts';
import { type Block, type Message, plainText, storeActions } from '../../../src/chat/api.ts';
import { type Composition, compose, type Part } from '../../../src/digest/compose/compose.ts';
import { LAYOUTS } from '../../../src/digest/schedule/schedule.ts';
import { checkMessage as checkDiscord } from '../../support/discord/rules/messages.ts';
import { checkMessage as checkSlack } from '../../support/slack/rules/message.ts';
import { anyComposition, composition, papers } from './compositions.ts';

const KINDS = ['channel', 'thread', 'forum', 'direct'] as const;
const paperIds = ({ message }: Part) =>
  message.blocks.flatMap((block) => (block.type === 'paper' ? [block.entry.paperId] : []));
const labels = ({ message }: Pick<Part, 'message'>) =>
  itemsOf(message.blocks).map((item) => (item.type === 'button' ? item.label : item.placeholder));
const itemsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
const lastOf = (parts: readonly Part[]): Part => {
  const part = parts.at(-1);
  if (!part) throw new Error('nothing was composed');
  return part;
};

/** Ids on all buttons, as the outbox sends them. */
const sent = (message: Message) => {
  let next = 0;
  return storeActions({ put: async (refs) => refs.map(() => `x${next++}`) }, message);
};

describe('every layout', () => {
  test.each(LAYOUTS.flatMap((layout) => KINDS.map((kind) => [layout, kind] as const)))(
    '%s in a %s brings every paper of a 300-paper day once, in order',
    (layout, kind) => {
      const day = papers(300);
      const parts = compose(composition(day, { layout, destination: { kind } }));
      expect(parts.flatMap(paperIds)).toEqual(day.map(({ id }) => id));
      const subjects = parts.flatMap((part) => part.subjects.filter((one) => one.kind === 'paper'));
      expect(subjects.map(({ id }) => id)).toEqual(day.map(({ id }) => id));
      expect(parts.filter(({ under }, i) => under !== undefined && under > i)).toEqual([]);
    },
  );

  test.each(LAYOUTS)('%s of nothing is nothing', (layout) => {
    expect(compose(composition([], { layout }))).toEqual([]);
  });

  test('fits every limit of Discord and Slack, and loses no paper there', async () => {
    await fc.assert(
      fc.asyncProperty(anyComposition, async (made) => {
        for (const part of compose(made)) await fitsEverywhere(part, made);
      }),
      { numRuns: 40 },
    );
  });

  test('says what else was announced, and offers to show, explain and follow, exactly once', () => {
    for (const layout of LAYOUTS) {
      const parts = compose(composition(papers(12), { layout, matched: 35 }));
      const said = parts.map(({ message }) => plainText(message)).join('\n');
      expect(said.match(/also announced \(23\)/g)).toHaveLength(1);
      const all = parts.flatMap((part) => labels(part));
      for (const label of ['Show', 'Explain', 'Topics'])
        expect(all.filter((one) => one === label)).toEqual([label]);
    }
  });

  test('of papers with 5,000 authors each stays small, and counts them all', () => {
    const crowd = Array.from({ length: 5000 }, (_, i) => `Ada Lovelace ${i}`);
    for (const layout of LAYOUTS) {
      const parts = compose(composition(papers(300, { authors: crowd }), { layout }));
      expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(20_000);
      expect(parts.map(({ message }) => plainText(message)).join('\n')).toContain('+4997');
    }
  });

  test('with nothing folded there is nothing to show, but to explain', () => {
    const all = compose(composition(papers(2))).flatMap((part) => labels(part));
    expect(all).toEqual(['Explain', 'Topics', 'Vote for, vote against, save or mute']);
  });
});

async function fitsEverywhere(part: Part, { preview }: Composition): Promise<void> {
  const message = await sent(part.message);
  const { body } = discordRender(message);
  const whole = { body: { ...body }, files: [], flags: body.flags, fileSizeLimit: 1e7 };
  expect(checkDiscord({ ...whole, schema: 'message' })).toEqual([]);
  const slack = slackRender(message);
  expect(checkSlack({ ...slack, ...QUIET })).toMatchObject({ pieces: 1, warnings: [], forgiven: [] });
  const count = paperIds(part).length;
  const links = (shown: unknown) => JSON.stringify(shown).match(/arxiv\.org\/abs\/2611\.12345/g)?.length ?? 0;
  // The head of a thread links to its papers as well.
  if (count > 0 && !preview) {
    expect(links(body.components)).toBe(count);
    expect(links(slack.blocks)).toBe(count);
  }
}

describe('cards', () => {
  const parts = compose(composition(papers(3), { layout: 'cards', matched: 26 }));

  test('are a short head, then one message for each paper', () => {
    expect(parts.map(({ message }) => plainText(message).split('\n')[0])).toEqual([
      'Paperboy · Tue 24 Nov · #nlp',
      '1 of 3',
      '2 of 3',
      '3 of 3',
    ]);
    expect(parts[0] && plainText(parts[0].message)).toBe('Paperboy · Tue 24 Nov · #nlp\n3 of 26 new papers');
    expect(parts.map(({ under }) => under)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('are about their one paper alone, so that a reaction acts on it', () => {
    expect(parts.slice(1).map(({ subjects }) => subjects)).toEqual(
      ['p1', 'p2', 'p3'].map((id) => [{ kind: 'paper', id }]),
    );
  });

  test('have buttons on every platform', async () => {
    const [, card] = parts;
    if (!card) throw new Error('no card');
    expect(labels(card)).toEqual(['Vote', 'Save', 'Mute', 'Abstract']);
    const message = await sent(card.message);
    for (const shown of [discordRender(message).body.components, slackRender(message).blocks])
      for (const words of ['Vote', 'Save', 'Mute', 'Abstract'])
        expect(JSON.stringify(shown)).toContain(words);
  });

  test('the last of them carries what else was announced', () => {
    expect(labels(lastOf(parts))).toEqual(['Vote', 'Save', 'Mute', 'Abstract', 'Show', 'Explain', 'Topics']);
  });
});

describe('a thread', () => {
  const parts = compose(composition(papers(12), { layout: 'thread', matched: 30 }));

  test('is one message that says what came, with the papers under it', () => {
    const [parent, ...rest] = parts;
    const said = parent && plainText(parent.message);
    expect(said).toContain('12 of 30 new papers\n1  Paper 1\n2  Paper 2');
    expect(said).toContain('10  Paper 10\nand 2 more below\nalso announced (18)');
    expect(parent?.under).toBeUndefined();
    expect(rest.map(({ under }) => under)).toEqual(Array(12).fill(1));
  });
});

describe('a forum', () => {
  const to = { destination: { kind: 'forum' } } as const;
  test.each(LAYOUTS)('gets one post a digest: %s', (layout) => {
    const parts = compose(composition(papers(25), { ...to, layout }));
    expect(parts.filter(({ under }) => under === undefined)).toHaveLength(1);
    expect(parts[0]?.under).toBeUndefined();
  });
});

describe('a preview', () => {
  test.each(LAYOUTS)('is one message whose handles do nothing: %s', (layout) => {
    const parts = compose(composition(papers(7), { layout, preview: true, matched: 9 }));
    expect(parts).toHaveLength(1);
    const items = parts.flatMap(({ message }) => itemsOf(message.blocks));
    expect(items.every((item) => item.type === 'button' && item.disabled)).toBe(true);
  });

  test('of cards shows the first, and says how they will stand', () => {
    const [part] = compose(composition(papers(7), { layout: 'thread', preview: true }));
    if (!part) throw new Error('no preview');
    expect(paperIds(part)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
    expect(plainText(part.message)).toContain('and 2 more');
    expect(plainText(part.message)).toContain('in the thread under the first');
  });
});
