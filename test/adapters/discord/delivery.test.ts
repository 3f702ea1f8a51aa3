import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/chat/api.ts';
import { fault } from '../../support/discord/faults.ts';
import { addressOf, message, startBot } from './bot.ts';

const POSTS = { method: 'POST', route: '/channels/:channel/messages' };
const quick = { settings: { requestTimeoutMs: 200 } };

describe('posting', () => {
  test('makes one message, pinging nobody, with the nonce of its key', async () => {
    const { server, discord } = await startBot();
    const result = await discord.post(addressOf(server.papers), message, 'digest-1-1');
    const [posted] = server.messagesIn(server.papers);
    expect(result).toEqual({ state: 'accepted', messageId: posted?.id, channelId: server.papers.id });
    const [request] = server.ledger.requests(POSTS.method, POSTS.route);
    expect(request?.body).toMatchObject({
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
      nonce: expect.stringMatching(/^[0-9a-f]{25}$/),
    });
  });

  test('the same key twice makes one message', async () => {
    const { server, discord } = await startBot();
    const first = await discord.post(addressOf(server.papers), message, 'digest-1-1');
    expect(await discord.post(addressOf(server.papers), message, 'digest-1-1')).toEqual(first);
    await discord.post(addressOf(server.papers), message, 'digest-1-2');
    expect(server.messagesIn(server.papers)).toHaveLength(2);
  });

  test.each(['channel', 'forum'] as const)('sends nothing to a %s once it may not any more', async (kind) => {
    const { server, discord } = await startBot();
    const place = server.admin.createChannel(server.guild, 'reading', kind === 'forum' ? 'forum' : undefined);
    const to = addressOf(place, kind);
    expect(await discord.post(to, message, 'a-1', () => false)).toMatchObject({ state: 'later' });
    expect(server.messagesIn(place)).toEqual([]);
    expect(await discord.post(to, message, 'a-1', () => true)).toMatchObject({ state: 'accepted' });
  });

  test('sends nothing when it may not any more once its connection stands', async () => {
    const { server, discord } = await startBot();
    let asked = 0;
    const to = addressOf(server.papers);
    expect(await discord.post(to, message, 'a-1', () => ++asked === 1)).toMatchObject({ state: 'later' });
    expect(asked).toBe(2);
    expect(server.messagesIn(server.papers)).toEqual([]);
    expect(await discord.post(to, message, 'a-1', () => true)).toMatchObject({ state: 'accepted' });
  });

  test('puts its emoji under the message, and stands without them', async () => {
    const { server, discord, log } = await startBot();
    server.admin.deny(server.papers, ['addReactions']);
    const seeded = { ...message, seedReactions: ['🧲', 'not an emoji'] };
    expect(await discord.post(addressOf(server.papers), seeded, 'a-1')).toMatchObject({ state: 'accepted' });
    await expect.poll(() => log.join('')).toContain('could not be put under');
    await discord.post(addressOf(server.general), seeded, 'a-2');
    await expect.poll(() => server.messagesIn(server.general)[0]?.reactions.size).toBe(1);
  });

  test('to a forum starts a post named by the title', async () => {
    const { server, discord } = await startBot();
    const forum = server.admin.createChannel(server.guild, 'reading', 'forum');
    const result = await discord.post(addressOf(forum, 'forum'), message, 'a-1');
    if (result.state !== 'accepted') throw new Error(JSON.stringify(result));
    expect(server.state.channels.get(result.channelId)?.name).toBe('Paperboy');
    expect(server.messagesIn(result.channelId)[0]?.id).toBe(result.messageId);
  });

  test('sends images and files along', async () => {
    const { server, discord } = await startBot();
    const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
    const blocks: Message['blocks'] = [
      { type: 'image', alt: 'Papers a week', png },
      { type: 'file', name: 'cite me.bib', mediaType: 'text/plain', content: '@article{a}' },
    ];
    expect(await discord.post(addressOf(server.papers), { title: 't', blocks }, 'a-1')).toMatchObject({
      state: 'accepted',
    });
    const [posted] = server.messagesIn(server.papers);
    expect(posted?.attachments.map(({ filename }) => filename)).toEqual(['image-0.png', 'cite-me-1.bib']);
  });
});

describe('what comes back', () => {
  test.each([
    [404, 10003, 'refused', 'gone', 'no longer there'],
    [403, 50001, 'refused', 'no-permission', 'View Channel'],
    [403, 50013, 'refused', 'no-permission', '#papers'],
    [403, 50007, 'refused', 'closed', 'direct messages'],
    [403, 50278, 'refused', 'closed', 'direct messages'],
    [400, 50035, 'refused', 'invalid', 'report it'],
    [400, 50083, 'refused', 'gone', 'Unlock it'],
    [400, 50008, 'refused', 'invalid', 'does not take messages'],
    [400, 99999, 'refused', 'invalid', '#papers'],
  ])('%i with code %i is %s: %s', async (status, code, state, reason, words) => {
    const { server, discord } = await startBot();
    server.faults.next(POSTS, fault.answer(status, { code, message: 'no' }));
    const result = await discord.post(addressOf(server.papers), message, 'a-1');
    expect(result).toMatchObject({ state, reason });
    expect(JSON.stringify(result)).toContain(words);
    expect(server.ledger.requests(POSTS.method, POSTS.route)).toHaveLength(1);
  });

  test('opening direct messages too fast is to be tried later', async () => {
    const { server, discord } = await startBot();
    server.faults.next(POSTS, fault.answer(403, { code: 40003, message: 'slow' }));
    const result = await discord.post(addressOf(server.papers), message, 'a-1');
    expect(result).toMatchObject({ state: 'later', afterMs: 900_000 });
  });

  test.each([
    ['an answer that never comes', fault.acceptThenHang()],
    ['502 after it was taken', fault.acceptThenStatus(502)],
    ['504 after it was taken', fault.acceptThenStatus(504)],
    ['500, taken or not', fault.refuseWithStatus(500)],
    ['a cut connection after it was taken', fault.acceptThenReset()],
    ['a cut connection before', fault.reset()],
  ])('%s is unknown, and nothing is repeated', async (_, behaviour) => {
    const { server, discord } = await startBot(quick);
    server.faults.next(POSTS, behaviour);
    expect(await discord.post(addressOf(server.papers), message, 'a-1')).toMatchObject({ state: 'unknown' });
    expect(server.ledger.requests(POSTS.method, POSTS.route)).toHaveLength(1);
  });

  test.each([
    ['1', 1000, 1100],
    ['65', 65_000, 65_100],
    ['1337', 900_000, 900_000],
    ['0', 1000, 5000],
    [undefined, 1000, 5000],
    ['soon', 1000, 5000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 1000, 5000],
  ])('429 with Retry-After %s waits as long, within reason', async (header, least, most) => {
    const { server, discord } = await startBot();
    server.faults.next(POSTS, fault.rateLimit(header));
    const result = await discord.post(addressOf(server.papers), message, 'a-1');
    if (result.state !== 'later') throw new Error(JSON.stringify(result));
    expect(result.afterMs).toBeGreaterThanOrEqual(least);
    expect(result.afterMs).toBeLessThanOrEqual(most);
    expect(server.ledger.requests(POSTS.method, POSTS.route)).toHaveLength(1);
  });

  test('a page of HTML that says 429 is a wait like any other', async () => {
    const { server, discord } = await startBot();
    server.faults.next(POSTS, fault.html429(30));
    const result = await discord.post(addressOf(server.papers), message, 'a-1');
    expect(result).toMatchObject({ state: 'later' });
  });

  test('a global limit holds every channel, a shared one only its own', async () => {
    const { server, discord } = await startBot();
    server.faults.next(POSTS, fault.rateLimit('65', 'shared'));
    await discord.post(addressOf(server.papers), message, 'a-1');
    expect(await discord.post(addressOf(server.general), message, 'a-2')).toMatchObject({
      state: 'accepted',
    });
    server.faults.next(POSTS, fault.rateLimit('65', 'global'));
    await discord.post(addressOf(server.papers), message, 'a-3');
    const before = server.ledger.entries.length;
    expect(await discord.post(addressOf(server.general), message, 'a-4')).toMatchObject({ state: 'later' });
    expect(server.ledger.entries).toHaveLength(before);
  });

  test('an outage of a server is waited for, not taken for a refusal', async () => {
    const { server, discord } = await startBot();
    server.admin.setUnavailable(server.guild, true);
    const to = addressOf(server.papers);
    await expect.poll(() => discord.post(to, message, 'a-1')).toMatchObject({ state: 'later' });
    server.admin.setUnavailable(server.guild, false);
    await expect.poll(() => discord.post(to, message, 'a-1')).toMatchObject({ state: 'accepted' });
  });

  test('a real refusal of the server is told with the way out', async () => {
    const { server, discord } = await startBot();
    server.admin.deny(server.papers, ['sendMessages']);
    const refused = await discord.post(addressOf(server.papers), message, 'a-1');
    expect(refused).toEqual({
      ...{ state: 'refused', reason: 'no-permission' },
      detail:
        "I can't post in #papers: the permission Send Messages is missing. Give it to my role, then try again.",
    });
    server.admin.deleteChannel(server.general);
    expect(await discord.post(addressOf(server.general), message, 'a-2')).toMatchObject({ reason: 'gone' });
  });
});

describe('a message of ours', () => {
  test('is changed in place', async () => {
    const { server, discord } = await startBot();
    const made = await discord.post(addressOf(server.papers), message, 'a-1');
    if (made.state !== 'accepted') throw new Error(JSON.stringify(made));
    const ref = { platform: 'discord', channelId: made.channelId, messageId: made.messageId };
    expect(await discord.edit(ref, { title: 'Changed', blocks: [] })).toMatchObject({ state: 'accepted' });
    expect(JSON.stringify(server.messagesIn(server.papers)[0]?.components)).toContain('Changed');
    expect(await discord.edit({ ...ref, messageId: '123456789012345678' }, message)).toMatchObject({
      reason: 'gone',
    });
  });

  test('shows who reacted with what, read page by page, bots left out', async () => {
    const { server, discord } = await startBot();
    const made = await discord.post(addressOf(server.papers), { ...message, seedReactions: ['👍'] }, 'a-1');
    if (made.state !== 'accepted') throw new Error(JSON.stringify(made));
    const [posted] = server.messagesIn(server.papers);
    if (!posted) throw new Error('nothing was posted');
    const people = Array.from({ length: 130 }, (_, index) => server.person(`p${index}`));
    for (const person of people) person.react(posted, '👍', { silent: true });
    people[0]?.react(posted, '🧲', { silent: true });
    const ref = { platform: 'discord', channelId: made.channelId, messageId: made.messageId };
    const list = await discord.reactions(ref);
    if (list.state !== 'read') throw new Error(JSON.stringify(list));
    const by = new Map(list.reactions.map(({ emoji, accountIds }) => [emoji, accountIds]));
    expect(by.get('👍')).toHaveLength(130);
    expect(by.get('🧲')).toEqual([people[0]?.id]);
    server.ada.deleteMessage(posted);
    expect(await discord.reactions(ref)).toEqual({ state: 'gone' });
  });
});

describe('direct messages', () => {
  test('open once and take messages', async () => {
    const { server, discord } = await startBot();
    const to = await discord.direct({ platform: 'discord', accountId: server.ada.id });
    if ('refused' in to) throw new Error(to.refused);
    expect(await discord.post(to, message, 'a-1')).toMatchObject({ state: 'accepted' });
    expect(server.messagesIn(server.ada.dm)).toHaveLength(1);
  });

  test('that a person closed are refused once, with the way out', async () => {
    const { server, discord } = await startBot();
    const to = await discord.direct({ platform: 'discord', accountId: server.ada.id });
    if ('refused' in to) throw new Error(to.refused);
    server.ada.closeDm();
    expect(await discord.post(to, message, 'a-1')).toMatchObject({ state: 'refused', reason: 'closed' });
    expect(server.ledger.requests(POSTS.method, POSTS.route)).toHaveLength(1);
  });

  test("opened too fast are to be tried later: that is not the person's doing", async () => {
    const { server, discord } = await startBot();
    const ada = { platform: 'discord', accountId: server.ada.id };
    server.admin.refuseDmOpenings(1);
    await expect(discord.direct(ada)).rejects.toMatchObject({ name: 'RetryLater', afterMs: 900_000 });
    await discord.stop();
    await expect(discord.direct(ada)).rejects.toMatchObject({ name: 'RetryLater' });
  });
});
