import { describe, expect, it } from 'vitest';
import { type OpenPage, pages } from './open-page.ts';
import { says } from './scripted-core.ts';

const CHANNEL = { platform: 'web', kind: 'channel', channelId: 'page' } as const;

describe('reactions', () => {
  const openPage = pages();

  async function topicCard(page: OpenPage): Promise<string> {
    const card = { ...says('🧲 data selection'), seedReactions: ['🧲'] };
    const posted = await page.web.post(CHANNEL, card, 'card-1');
    return posted.state === 'accepted' ? posted.messageId : '';
  }

  it('a press on the seeded emoji reacts, another takes it back, and the core hears of both', async () => {
    const page = await openPage();
    const message = await topicCard(page);
    await page.send('/react', { message, emoji: '🧲' });
    expect((await page.get('/conversation')).text).toContain('aria-pressed="true" data-handle="🧲"');
    await page.send('/react', { message, emoji: '🧲' });
    expect(page.core.calls.reaction).toMatchObject([
      {
        emoji: '🧲',
        change: 'added',
        person: { accountId: 'you' },
        posted: { messageId: message, channelId: 'page' },
      },
      { emoji: '🧲', change: 'removed' },
    ]);
  });

  it('the true list says who reacted; the seed itself is nobody’s', async () => {
    const page = await openPage();
    const messageId = await topicCard(page);
    const ref = { platform: 'web', channelId: 'page', messageId };
    expect(await page.web.reactions(ref)).toEqual({ state: 'read', reactions: [] });
    await page.send('/react', { message: messageId, emoji: '🧲' });
    const reactions = [{ emoji: '🧲', accountIds: ['you'] }];
    expect(await page.web.reactions(ref)).toEqual({ state: 'read', reactions });
    expect(await page.web.reactions({ ...ref, messageId: 'nowhere' })).toEqual({ state: 'gone' });
  });

  it('a message about one paper takes 👍 and 🔖; one about several does not', async () => {
    const page = await openPage();
    const entry = { form: 'card', paperId: 'p1', title: 'A paper', authors: [] } as const;
    const block = { type: 'paper', entry } as const;
    await page.web.post(CHANNEL, { title: 'One', blocks: [block] }, 'one');
    expect((await page.get('/conversation')).text).toMatch(/data-handle="👍"[\s\S]*data-handle="🔖"/);
    const other = await openPage();
    await other.web.post(CHANNEL, { title: 'Two', blocks: [block, block] }, 'two');
    expect((await other.get('/conversation')).text).not.toContain('data-handle="👍"');
  });

  it('a button that does what a reaction does gives it its words, and is not there twice', async () => {
    const page = await openPage();
    const entry = { form: 'card', paperId: 'p1', title: 'A paper', authors: [] } as const;
    const action = { run: 'vote', args: {}, placement: 'reply', id: 'act1' } as const;
    const button = { type: 'button', label: 'Vote', emoji: '👍', style: 'plain', action } as const;
    const more = { ...button, label: 'More', emoji: '🧭', action: { ...action, run: 'topics' } };
    const blocks = [{ type: 'paper', entry } as const, { type: 'actions', items: [button, more] } as const];
    await page.web.post(CHANNEL, { title: 'One', blocks }, 'one');
    const { text } = await page.get('/conversation');
    expect(text).toMatch(/data-handle="👍"\s+aria-label="Vote 0">👍 Vote</);
    expect(text.match(/👍/g)).toHaveLength(3);
    expect(text).toMatch(/name="press" value="act1"[^>]*><span class="emoji">🧭/);
  });

  it('an emoji that is not offered changes nothing', async () => {
    const page = await openPage();
    await page.send('/react', { message: await topicCard(page), emoji: '💣' });
    expect(page.core.calls.reaction).toHaveLength(0);
  });

  it('nobody reacts in a conversation that is another’s', async () => {
    const page = await openPage();
    const to = await page.web.direct({ platform: 'web', accountId: 'ada' });
    if ('refused' in to) throw new Error(to.refused);
    const posted = await page.web.post(to, { ...says('Hers'), seedReactions: ['👍'] }, 'dm-1');
    const message = posted.state === 'accepted' ? posted.messageId : '';
    for (const back of ['/conversation', '/messages'])
      await page.send('/react', { message, emoji: '👍', back });
    expect(page.core.calls.reaction).toHaveLength(0);
    expect((await page.get('/messages')).text).not.toContain('Hers');
  });
});
