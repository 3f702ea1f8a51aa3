import { describe, expect, test } from 'vitest';
import { type Address, type Message, type PaperEntry, type PostResult, text } from '../../../src/chat/api.ts';
import { fault } from '../../support/discord/faults.ts';
import { addressOf, type Bot, startBot } from './bot.ts';

const THREADS = { method: 'POST', route: '/channels/:channel/messages/:message/threads' };
/** Discord's flag for a message that notifies nobody. */
const SILENT = 1 << 12;
const POSTS = { method: 'POST', route: '/channels/:channel/messages' };
const parent: Message = { title: 'Paperboy · Tue 24 Nov · #nlp', blocks: [text('2 new papers')] };
const card = (title: string): Message => ({ title, blocks: [text('A paper')] });

function taken(result: PostResult) {
  if (result.state !== 'accepted') throw new Error(JSON.stringify(result));
  return result;
}

/** A parent in #papers, and the address below it. */
async function withParent(bot: Bot): Promise<Address & { under: string }> {
  const to = addressOf(bot.server.papers);
  const { messageId } = taken(await bot.discord.post(to, parent, 'a-1'));
  return { ...to, under: messageId };
}

describe('under a message of a channel', () => {
  test('messages stand in its one thread, named by its first line, and nothing in the channel', async () => {
    const bot = await startBot();
    const { server, discord } = bot;
    const under = await withParent(bot);
    const made = [];
    for (const part of [2, 3, 4]) made.push(taken(await discord.post(under, card(`${part}`), `a-${part}`)));
    expect(made.map(({ channelId }) => channelId)).toEqual(Array(3).fill(under.under));
    const thread = server.state.channels.get(under.under);
    expect(thread?.name).toBe('Paperboy · Tue 24 Nov · #nlp');
    expect(server.messagesIn(under.under).map(({ id }) => id)).toEqual(
      made.map(({ messageId }) => messageId),
    );
    expect(server.messagesIn(server.papers)).toHaveLength(1);
    expect(server.ledger.requests(THREADS.method, THREADS.route)).toHaveLength(1);
    expect(server.ledger.refusals).toEqual([]);
  });

  test('a thread that somebody has started already is no error', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    bot.server.state.addChannel({
      id: under.under,
      type: 11,
      name: 'talk',
      guildId: bot.server.guild.id,
      parentId: bot.server.papers.id,
    });
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({ channelId: under.under });
    expect(bot.server.ledger.refusals).toEqual(['thread-exists']);
  });

  test('the same key twice makes one message', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    const first = await bot.discord.post(under, card('2'), 'a-2');
    expect(await bot.discord.post(under, card('2'), 'a-2')).toEqual(first);
    expect(bot.server.messagesIn(under.under)).toHaveLength(1);
  });

  test('an archived thread is opened again, a locked one refused without blaming the channel', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    taken(await bot.discord.post(under, card('2'), 'a-2'));
    const thread = bot.server.state.channels.get(under.under);
    if (!thread) throw new Error('no thread was started');
    bot.server.admin.archive(thread);
    taken(await bot.discord.post(under, card('3'), 'a-3'));
    expect(thread.archived).toBe(false);
    bot.server.admin.archive(thread, { locked: true });
    expect(await bot.discord.post(under, card('4'), 'a-4')).toMatchObject({
      state: 'refused',
      reason: 'invalid',
      detail: expect.stringContaining('locked'),
    });
  });

  test('without the right to start threads it says which to give', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    bot.server.admin.deny(bot.server.papers, ['createThreads']);
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({
      reason: 'no-permission',
      detail: expect.stringContaining('Create Public Threads'),
    });
    bot.server.admin.allow(bot.server.papers, ['createThreads']);
    bot.server.admin.deny(bot.server.papers, ['sendInThreads']);
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({
      reason: 'no-permission',
      detail: expect.stringContaining('Send Messages in Threads'),
    });
  });

  test('that was deleted there is nothing to stand under, which is not the end of the channel', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    const [posted] = bot.server.messagesIn(bot.server.papers);
    if (posted) bot.server.ada.deleteMessage(posted);
    const gone = { state: 'refused', reason: 'invalid', detail: expect.stringContaining('deleted') };
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject(gone);
    bot.server.admin.deleteChannel(bot.server.papers);
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({ reason: 'gone' });
  });

  test('a thread that was deleted is noticed', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    taken(await bot.discord.post(under, card('2'), 'a-2'));
    const thread = bot.server.state.channels.get(under.under);
    if (thread) bot.server.admin.deleteChannel(thread);
    expect(await bot.discord.post(under, card('3'), 'a-3')).toMatchObject({ reason: 'invalid' });
  });

  test.each([
    ['a cut connection', fault.reset()],
    ['500', fault.refuseWithStatus(500)],
    ['an answer that says 502 after it was started', fault.acceptThenStatus(502)],
  ])('%s while the thread is started is tried again: no message has left yet', async (_, behaviour) => {
    const bot = await startBot();
    const under = await withParent(bot);
    bot.server.faults.next(THREADS, behaviour);
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({ state: 'later' });
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({ state: 'accepted' });
    expect(bot.server.messagesIn(under.under)).toHaveLength(1);
  });

  test('an answer that was lost is found in the thread', async () => {
    const bot = await startBot({ settings: { requestTimeoutMs: 300 } });
    const under = await withParent(bot);
    expect(await bot.discord.find(under, 'a-2')).toEqual({ state: 'absent' });
    bot.server.faults.next(POSTS, fault.acceptThenStatus(502));
    expect(await bot.discord.post(under, card('2'), 'a-2')).toMatchObject({ state: 'unknown' });
    const [posted] = bot.server.messagesIn(under.under);
    expect(await bot.discord.find(under, 'a-2')).toEqual({
      state: 'found',
      messageId: posted?.id,
      channelId: under.under,
    });
    expect(await bot.discord.find(under, 'a-3')).toEqual({ state: 'absent' });
  });

  test('that is a card the thread has the name of its paper', async () => {
    const { server, discord } = await startBot();
    const to = addressOf(server.papers);
    const [arxiv, title] = [
      { kind: 'arxiv', id: '2611.00001' } as const,
      'Kites (and [strings]): a *survey*',
    ];
    const entry: PaperEntry = { form: 'card', paperId: 'p', title, link: arxiv, authors: [] };
    const paper: Message = { title: '7 of 50', blocks: [{ type: 'paper', entry }] };
    const { messageId } = taken(await discord.post(to, paper, 'a-1'));
    taken(await discord.post({ ...to, under: messageId }, card('New version'), 'n-1'));
    expect(server.state.channels.get(messageId)?.name).toBe(title);
  });

  test('that stands in a thread itself it is a reply beside it, without a sound', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    const made = taken(await bot.discord.post(under, card('2'), 'a-2'));
    const note = { ...under, channelId: made.channelId, under: made.messageId };
    expect(await bot.discord.post(note, card('note'), 'n-1')).toMatchObject({ channelId: made.channelId });
    const last = bot.server.messagesIn(made.channelId).at(-1);
    expect(last?.reference?.message_id).toBe(made.messageId);
    expect((last?.flags ?? 0) & SILENT).not.toBe(0);
    expect(await bot.discord.find(note, 'n-1')).toMatchObject({ state: 'found', messageId: last?.id });
  });
});

describe('news of a message', () => {
  test('come without a sound: in its thread, and as a reply where the thread is shared', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    const made = taken(await bot.discord.post(under, card('2'), 'a-2'));
    taken(await bot.discord.post({ ...under, quiet: true }, card('note'), 'n-1'));
    const shared = { ...under, kind: 'thread', channelId: made.channelId, under: made.messageId } as const;
    taken(await bot.discord.post({ ...shared, quiet: true }, card('note'), 'n-2'));
    const [paper, ...notes] = bot.server.messagesIn(made.channelId);
    expect(paper?.flags).toBe((paper?.flags ?? 0) & ~SILENT);
    expect(notes.map(({ flags }) => flags & SILENT)).toEqual([SILENT, SILENT]);
    expect(notes.map(({ reference }) => reference?.message_id)).toEqual([undefined, made.messageId]);
  });
});

describe('in a thread', () => {
  test('messages under another stand in the same thread', async () => {
    const bot = await startBot();
    const under = await withParent(bot);
    const made = taken(await bot.discord.post(under, card('2'), 'a-2'));
    const thread: Address = { ...under, kind: 'thread', channelId: made.channelId };
    expect(await bot.discord.post(thread, card('3'), 'a-3')).toMatchObject({ channelId: made.channelId });
    expect(await bot.discord.find(thread, 'a-3')).toMatchObject({ state: 'found' });
  });
});

describe('in a forum', () => {
  const inForum = async () => {
    const bot = await startBot();
    const to = addressOf(bot.server.admin.createChannel(bot.server.guild, 'reading', 'forum'), 'forum');
    const post = taken(await bot.discord.post(to, parent, 'a-1'));
    return { ...bot, to, post };
  };

  test.each(['the forum', 'the post'])('papers stand in the post, also when %s is named', async (which) => {
    const { server, discord, to, post } = await inForum();
    const channelId = which === 'the post' ? post.channelId : to.channelId;
    const under = { ...to, channelId, under: post.messageId };
    expect(await discord.post(under, card('2'), 'a-2')).toMatchObject({ channelId: post.channelId });
    expect(server.messagesIn(post.channelId)).toHaveLength(2);
    expect(await discord.find(under, 'a-2')).toMatchObject({ state: 'found' });
    expect(server.ledger.refusals).toEqual([]);
  });

  test('a note to a paper is a reply in the post', async () => {
    const { server, discord, to, post } = await inForum();
    const paper = taken(await discord.post({ ...to, under: post.messageId }, card('2'), 'a-2'));
    const note = { ...to, channelId: paper.channelId, under: paper.messageId };
    expect(await discord.post(note, card('note'), 'n-1')).toMatchObject({ channelId: post.channelId });
    const last = server.messagesIn(post.channelId).at(-1);
    expect(last?.reference?.message_id).toBe(paper.messageId);
    expect((last?.flags ?? 0) & SILENT).not.toBe(0);
  });

  test('a post that was deleted is not the end of the forum', async () => {
    const { server, discord, to, post } = await inForum();
    const thread = server.state.channels.get(post.channelId);
    if (thread) server.admin.deleteChannel(thread);
    const result = await discord.post({ ...to, under: post.messageId }, card('2'), 'a-2');
    expect(result).toMatchObject({ state: 'refused', reason: 'invalid' });
  });

  test('a post that was archived is found again', async () => {
    const { server, discord, to, post } = await inForum();
    const thread = server.state.channels.get(post.channelId);
    if (thread) server.admin.archive(thread);
    expect(await discord.find(to, 'a-1')).toMatchObject({ state: 'found', messageId: post.messageId });
  });
});

describe('in direct messages', () => {
  test('it is a reply that neither pings nor sounds', async () => {
    const { server, discord } = await startBot();
    const to = await discord.direct({ platform: 'discord', accountId: server.ada.id });
    if ('refused' in to) throw new Error(to.refused);
    const first = taken(await discord.post(to, parent, 'a-1'));
    taken(await discord.post({ ...to, under: first.messageId }, card('2'), 'a-2'));
    const [, reply] = server.messagesIn(server.ada.dm);
    expect(reply?.reference?.message_id).toBe(first.messageId);
    expect(reply?.allowedMentions).toMatchObject({ parse: [], replied_user: false });
    expect((reply?.flags ?? 0) & SILENT).not.toBe(0);
    expect(await discord.find({ ...to, under: first.messageId }, 'a-2')).toMatchObject({ state: 'found' });
  });
});

describe('what the bot lacks', () => {
  test('for threads and files is asked for only where they are needed', async () => {
    const { server, discord } = await startBot();
    server.admin.deny(server.papers, ['createThreads', 'sendInThreads', 'attachFiles']);
    const to = addressOf(server.papers);
    const lacks = (needs: object) => expect.poll(() => discord.missingRight(to, needs));
    await lacks({}).toBeUndefined();
    await lacks({ threads: true }).toContain('Create Public Threads, Send Messages in Threads are missing');
    await lacks({ files: true }).toContain('Attach Files is missing');
  });

  test('in a forum is not the right to start threads, which its posts are', async () => {
    const { server, discord } = await startBot();
    const forum = server.admin.createChannel(server.guild, 'reading', 'forum');
    server.admin.deny(forum, ['createThreads']);
    const to = addressOf(forum, 'forum');
    await expect.poll(() => discord.missingRight(to, { threads: true })).toBeUndefined();
    server.admin.deny(forum, ['sendInThreads']);
    await expect.poll(() => discord.missingRight(to, { threads: true })).toContain('in Threads');
  });
});
