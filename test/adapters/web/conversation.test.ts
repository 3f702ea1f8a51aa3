import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/chat/api.ts';
import { type OpenPage, pages } from './open-page.ts';
import { says } from './scripted-core.ts';

const CHANNEL = { platform: 'web', kind: 'channel', channelId: 'page' } as const;

const withButton = (title: string): Message => ({
  title,
  blocks: [
    {
      type: 'actions',
      items: [
        {
          type: 'button',
          label: 'Join',
          emoji: '🧲',
          style: 'primary',
          action: { run: 'join', args: {}, placement: 'reply', id: 'act1' },
        },
        {
          type: 'select',
          placeholder: 'Pick one',
          options: [{ label: 'First', value: 'first one' }],
          action: { run: 'pick', args: {}, choose: 'x', placement: 'reply', id: 'act2' },
        },
      ],
    },
  ],
});

const idOf = (text: string, title: string) =>
  new RegExp(`id="line-([a-z0-9]+)"(?:(?!id="line-)[\\s\\S])*${title}`).exec(text)?.[1] ?? '';

describe('the conversation', () => {
  const openPage = pages();
  const shown = async (page: OpenPage) => (await page.get('/conversation')).text;

  it('a command typed is run as typed, and its answer is seen by the asker alone', async () => {
    const page = await openPage();
    page.core.answer = { reply: says('3 papers found') };
    await page.send('/say', { text: '/paper search "data selection" limit=3' });
    expect(page.core.calls.command[0]).toMatchObject({
      root: 'paper',
      input: { kind: 'text', text: 'search "data selection" limit=3' },
      channel: { ...CHANNEL, spaceId: 'local' },
    });
    const text = await shown(page);
    expect(text).toContain('/paper search &quot;data selection&quot; limit=3');
    expect(text).toContain('3 papers found');
    expect(text).toContain('Only you see this');
  });

  it('what was typed stands there at once, and says that the answer is on its way', async () => {
    const page = await openPage();
    const slow = Promise.withResolvers<{ reply: Message }>();
    page.core.answer = () => slow.promise;
    const sent = page.send('/say', { text: '/paper show 2611.00001' });
    await expect.poll(() => shown(page)).toContain('One moment …');
    slow.resolve({ reply: says('Found') });
    await sent;
    expect(await shown(page)).not.toContain('One moment …');
  });

  it.each([
    ['/paper-admin topic add', 'paper-admin', 'topic add'],
    ['paper today', 'paper', 'today'],
    ['/PAPER today', 'paper', 'today'],
    ['/paper', 'paper', ''],
    ['/search data', 'paper', 'search data'],
    ['/papr help', 'paper', 'papr help'],
  ])('%j is a command', async (typed, root, text) => {
    const page = await openPage();
    await page.send('/say', { text: typed });
    expect(page.core.calls.command[0]).toMatchObject({ root, input: { text } });
  });

  it('what is no command is said to Paperboy', async () => {
    const page = await openPage();
    await page.send('/say', { text: 'paperclips, please' });
    expect(page.core.calls.mention[0]?.text).toBe('paperclips, please');
  });

  it('5,000 characters, emoji only and right-to-left text reach the core as they are', async () => {
    const page = await openPage();
    for (const query of ['x'.repeat(5_000), '🧲🧲🧲', 'חיפוש', '@everyone <!channel>']) {
      await page.send('/say', { text: `/paper search ${query}` });
      expect(page.core.calls.command.at(-1)?.input).toEqual({ kind: 'text', text: `search ${query}` });
    }
    expect(await shown(page)).toContain('@everyone &lt;!channel&gt;');
  });

  it('a post is seen by everybody, and is still there after a restart', async () => {
    const page = await openPage();
    await page.web.post(CHANNEL, says('Paperboy · Tue 24 Nov'), 'key-1');
    const again = await openPage({ conversation: page.conversation });
    const text = await shown(again);
    expect(text).toContain('Paperboy · Tue 24 Nov');
    expect(text).not.toContain('Only you see this');
  });

  it('what one person is told alone, another does not see', async () => {
    const page = await openPage({ pageSecret: 'correct horse battery' });
    const signIn = async () => {
      const reply = await page.send('/sign-in', { secret: 'correct horse battery' });
      return String(reply.headers['set-cookie']).split(';')[0] ?? '';
    };
    const [ada, bob] = [await signIn(), await signIn()];
    page.core.answer = { reply: says('For Ada alone') };
    await page.send('/say', { text: '/paper subscriptions' }, { cookie: ada });
    expect((await page.get('/conversation', { cookie: ada })).text).toContain('For Ada alone');
    expect((await page.get('/conversation', { cookie: bob })).text).not.toContain('For Ada alone');
    expect(await shown(page)).not.toContain('For Ada alone');
  });

  it('a button brings its action and the message it stands on; a select brings what was chosen', async () => {
    const page = await openPage();
    await page.web.post(CHANNEL, withButton('A topic'), 'key-1');
    const message = idOf(await shown(page), 'A topic');
    await page.send('/press', { press: 'act1', message });
    await page.send('/press', { press: 'act2', chosen: 'first one', message });
    await page.send('/press', { press: 'act2 first one', message });
    expect(page.core.calls.action).toMatchObject([
      { actionId: 'act1', messageId: message },
      { actionId: 'act2', chosen: 'first one' },
      { actionId: 'act2', chosen: 'first one' },
    ]);
    expect(page.core.calls.action[0]).not.toHaveProperty('chosen');
  });

  it('an answer in place changes the private message that was pressed, and only that', async () => {
    const page = await openPage();
    page.core.answer = { reply: withButton('Page one') };
    await page.send('/say', { text: '/paper today' });
    const message = idOf(await shown(page), 'Page one');
    page.core.answer = { reply: says('Page two'), replace: true };
    await page.send('/press', { press: 'act1', message });
    const text = await shown(page);
    expect(text).not.toContain('Page one');
    expect(text).toContain('Page two');
    expect(text).toContain('/paper today');
  });

  it('an answer in place of a message for all leaves that message alone', async () => {
    const page = await openPage();
    await page.web.post(CHANNEL, withButton('For all'), 'key-1');
    const message = idOf(await shown(page), 'For all');
    page.core.answer = { reply: says('For you'), replace: true };
    await page.send('/press', { press: 'act1', message });
    const text = await shown(page);
    expect(text).toContain('For all');
    expect(text).toContain('For you');
  });

  it('a form opens in place, keeps what was typed when a field has a fault, and goes when it is done', async () => {
    const page = await openPage();
    const field = { name: 'rule', label: 'Rule', lines: 'many', required: true } as const;
    const submit = { run: 'x', args: {}, placement: 'reply', id: 'form1' } as const;
    page.core.answer = { form: { title: 'A new topic', submitLabel: 'Add', fields: [field], submit } };
    await page.send('/say', { text: '/paper-admin topic add' });
    const whisper = /name="whisper" value="(\w+)">\s*<input type="hidden" name="action" value="form1"/.exec(
      await shown(page),
    )?.[1];
    const filled = { whisper: whisper ?? '', action: 'form1', 'field:rule': 'one,\r\n"two' };

    page.core.answer = { formErrors: { rule: 'The quotation mark at 6 is not closed.' } };
    await page.send('/fill', filled);
    expect(page.core.calls.form[0]).toMatchObject({ actionId: 'form1', values: { rule: 'one,\n"two' } });
    const faulty = await shown(page);
    expect(faulty).toContain('The quotation mark at 6 is not closed.');
    expect(faulty).toContain('one,\n&quot;two</textarea>');

    page.core.answer = { reply: says('Topic added') };
    await page.send('/fill', filled);
    const done = await shown(page);
    expect(done).toContain('Topic added');
    expect(done).not.toContain('<textarea');
  });

  it('a private line can be dismissed', async () => {
    const page = await openPage();
    page.core.answer = { reply: says('Receipt') };
    await page.send('/say', { text: '/paper subscribe x' });
    await page.send('/dismiss', { whisper: idOf(await shown(page), 'Receipt') });
    expect(await shown(page)).not.toContain('Receipt');
  });

  it('direct messages stand apart, and what is said there is said there', async () => {
    const page = await openPage();
    const to = await page.web.direct({ platform: 'web', accountId: 'you' });
    if ('refused' in to) throw new Error(to.refused);
    await page.web.post(to, says('Your digest'), 'key-1');
    await page.send('/say', { text: '/paper subscriptions', back: '/messages' });
    expect(page.core.calls.command[0]?.channel).toEqual(to);
    expect((await page.get('/messages')).text).toContain('Your digest');
    expect(await shown(page)).not.toContain('Your digest');
    expect(await shown(page)).not.toContain('/paper subscriptions');
  });

  it('earlier messages are a link away', async () => {
    const page = await openPage();
    for (let i = 1; i <= 45; i++) await page.web.post(CHANNEL, says(`Post number ${i}.`), `key-${i}`);
    const text = await shown(page);
    expect(text).toContain('Post number 45.');
    expect(text).not.toContain('Post number 5.');
    const earlier = /href="(\/conversation\?before=\w+)"/.exec(text)?.[1] ?? '';
    expect((await page.get(earlier)).text).toContain('Post number 5.');
  });

  it('a file is always a download of bytes, whatever it says it is', async () => {
    const page = await openPage();
    const file = {
      type: 'file',
      name: 'a.html',
      mediaType: 'text/html',
      content: '<script>1</script>',
    } as const;
    await page.web.post(CHANNEL, { title: 'Export', blocks: [file] }, 'key-1');
    const text = await shown(page);
    expect(text).toContain('href="data:application/octet-stream;base64,');
    expect(text).toContain('download="a.html"');
  });
});
