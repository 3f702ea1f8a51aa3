import { beforeEach, expect, it } from 'vitest';
import type { Conversation } from '../../src/chat/conversation.ts';
import type { Message } from '../../src/chat/message.ts';
import { createConversation } from '../../src/store/page.ts';
import type { OpenTestStore } from '../support/store.ts';

const message = (title: string): Message => ({ title, blocks: [] });

export function pageContract(openTestStore: OpenTestStore): void {
  let conversation: Conversation;
  let now: number;
  beforeEach(async () => {
    now = 1_000;
    let ids = 0;
    const clock = { now: () => now, newId: () => `line${9_999 - ++ids}` };
    conversation = createConversation(await openTestStore(), clock);
  });

  it('a delivery key makes one line, however often it comes', async () => {
    const lines = await Promise.all(
      [1, 2, 3, 4].map((n) => conversation.add('page', message(`try ${n}`), 'slot-1')),
    );
    expect(new Set(lines.map((line) => line.id)).size).toBe(1);
    expect(await conversation.latest('page', 10)).toHaveLength(1);
  });

  it('a line is found by its key in its own channel only', async () => {
    const line = await conversation.add('page', message('a'), 'key-1');
    expect(await conversation.byKey('page', 'key-1')).toEqual(line);
    expect(await conversation.byKey('direct:you', 'key-1')).toBeUndefined();
    expect(await conversation.byKey('page', 'key-2')).toBeUndefined();
  });

  it('keeps a message as it was given, whatever stands in its text', async () => {
    const odd = message('@everyone \u202eשלום $\\alpha$ <b> 🧲 \u0000 " \'');
    const line = await conversation.add('page', odd, 'key-1');
    expect((await conversation.byId(line.id))?.message).toEqual(odd);
  });

  it('the newest lines come oldest first, and earlier ones page by page, also within one millisecond', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      if (n === 4) now += 1;
      await conversation.add('page', message(`${n}`), `key-${n}`);
    }
    const titles = (lines: readonly { message: Message }[]) => lines.map((line) => line.message.title);
    const newest = await conversation.latest('page', 2);
    expect(titles(newest)).toEqual(['4', '5']);
    const before = await conversation.latest('page', 2, newest[0]?.id);
    expect(titles(before)).toEqual(['2', '3']);
    expect(titles(await conversation.latest('page', 2, before[0]?.id))).toEqual(['1']);
  });

  it('what stands in a thread stands under its line alone, oldest first', async () => {
    const parent = await conversation.add('page', message('digest'), 'key-1');
    for (const n of [1, 2]) await conversation.add('page', message(`${n}`), `key-1-${n}`, parent.id);
    const again = await conversation.add('page', message('1'), 'key-1-1', parent.id);
    expect(again.under).toBe(parent.id);
    expect((await conversation.latest('page', 10)).map(({ id }) => id)).toEqual([parent.id]);
    const replies = await conversation.replies([parent.id, again.id]);
    expect([...replies.keys()]).toEqual([parent.id]);
    expect(replies.get(parent.id)?.map((line) => line.message.title)).toEqual(['1', '2']);
    expect(await conversation.replies([])).toEqual(new Map());
  });

  it('an edit changes the message and says when; an unknown line is not there to edit', async () => {
    const line = await conversation.add('page', message('before'), 'key-1');
    now = 2_000;
    expect(await conversation.edit(line.id, message('after'))).toBe(true);
    expect(await conversation.byId(line.id)).toMatchObject({ message: { title: 'after' }, editedAt: 2_000 });
    expect(await conversation.edit('nowhere', message('after'))).toBe(false);
  });

  it('a reaction counts once a person, and goes again', async () => {
    const { id } = await conversation.add('page', message('a'), 'key-1');
    expect(await conversation.react(id, '👍', 'you', true)).toBe(true);
    expect(await conversation.react(id, '👍', 'you', true)).toBe(false);
    now += 1;
    await conversation.react(id, '🔖', 'you', true);
    now += 1;
    await conversation.react(id, '👍', 'ada', true);
    expect((await conversation.reactions([id])).get(id)).toEqual([
      { emoji: '👍', accountIds: ['you', 'ada'] },
      { emoji: '🔖', accountIds: ['you'] },
    ]);
    expect(await conversation.react(id, '👍', 'you', false)).toBe(true);
    expect(await conversation.react(id, '👍', 'you', false)).toBe(false);
    expect((await conversation.reactions([id])).get(id)).toEqual([
      { emoji: '🔖', accountIds: ['you'] },
      { emoji: '👍', accountIds: ['ada'] },
    ]);
    expect(await conversation.reactions([])).toEqual(new Map());
  });
}
