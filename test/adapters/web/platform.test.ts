import { describe, expect, it } from 'vitest';
import { pages } from './open-page.ts';
import { says } from './scripted-core.ts';

const CHANNEL = { platform: 'web', kind: 'channel', channelId: 'page' } as const;

describe('the page as a platform', () => {
  const openPage = pages();

  it('a delivery key makes one message, and finds it', async () => {
    const { web, conversation } = await openPage();
    expect(await web.find(CHANNEL, 'slot-1')).toEqual({ state: 'absent' });
    const results = await Promise.all([1, 2, 3].map(() => web.post(CHANNEL, says('Digest'), 'slot-1')));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]?.state).toBe('accepted');
    expect(await conversation.latest('page', 10)).toHaveLength(1);
    expect(await web.find(CHANNEL, 'slot-1')).toEqual({ ...results[0], state: 'found' });
  });

  it('what belongs under a message stands in its thread, folded, also when that is in a thread itself', async () => {
    const page = await openPage();
    const posted = async (title: string, key: string, under?: string) => {
      const result = await page.web.post({ ...CHANNEL, ...(under && { under }) }, says(title), key);
      if (result.state !== 'accepted') throw new Error(JSON.stringify(result));
      return result.messageId;
    };
    const parent = await posted('Digest', 'd-1');
    const card = await posted('Card', 'd-2', parent);
    await posted('Note', 'n-1', card);
    const { text } = await page.get('/conversation');
    const thread = new RegExp(`<details class="thread" id="thread-${parent}">([\\s\\S]*)</details>`).exec(
      text,
    );
    expect(thread?.[1]).toContain('2 messages in its thread');
    expect(thread?.[1]).toMatch(/Card[\s\S]*Note/);
    expect(await page.web.find({ ...CHANNEL, under: parent }, 'd-2')).toMatchObject({ messageId: card });
  });

  it('under a message that is gone there is no place, which is not the end of the channel', async () => {
    const { web } = await openPage();
    const result = await web.post({ ...CHANNEL, under: 'nowhere' }, says('Card'), 'd-2');
    expect(result).toMatchObject({ state: 'refused', reason: 'invalid' });
  });

  it('an edit shows, and says that it was edited', async () => {
    const page = await openPage();
    const posted = await page.web.post(CHANNEL, says('Before'), 'key-1');
    if (posted.state !== 'accepted') throw new Error(posted.state);
    await page.web.edit({ platform: 'web', ...posted }, says('After'));
    const { text } = await page.get('/conversation');
    expect(text).toContain('After');
    expect(text).toContain('edited');
    expect(text).not.toContain('Before');
  });

  it('a message that is gone cannot be edited, for good', async () => {
    const { web } = await openPage();
    const gone = { platform: 'web', channelId: 'page', messageId: 'nowhere' };
    expect(await web.edit(gone, says('x'))).toMatchObject({ state: 'refused', reason: 'gone' });
  });

  it('a channel that the page has not is refused, with the one it has', async () => {
    const { web } = await openPage();
    const result = await web.post({ ...CHANNEL, channelId: 'general' }, says('x'), 'key-1');
    expect(result).toMatchObject({
      state: 'refused',
      reason: 'gone',
      detail: expect.stringContaining('"page"'),
    });
  });

  it('nothing is missing for posting', async () => {
    const { web } = await openPage();
    expect(await web.missingRight(CHANNEL)).toBeUndefined();
  });
});
