import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { footnote, type Message, plainText, text } from '../../../src/chat/api.ts';
import { BOX, carriers } from './carrier.ts';

const DIGEST: Message = {
  title: 'Paperboy · Tue 24 Nov',
  blocks: [
    text('1 of 3 new papers'),
    {
      type: 'paper',
      entry: {
        form: 'compact',
        paperId: 'p1',
        number: 1,
        title: 'Tags <b>& "quotes"</b> in the wild',
        link: { kind: 'arxiv', id: '2611.01234' },
        authors: ['Ada Ång', 'Bo Bee'],
        date: '2026-11-24',
        reason: 'data selection: “tags” in the title',
      },
    },
    footnote('also announced (2)'),
    {
      type: 'actions',
      items: [
        { type: 'button', label: 'Show', style: 'plain', action: { run: 'x', args: {}, placement: 'reply' } },
      ],
    },
  ],
};

describe('a digest by e-mail', () => {
  const start = carriers();
  const posted = async (message = DIGEST) => {
    const { smtp, email, start: go } = await start();
    await go();
    await email.post(BOX, message, 's1-20261124-0900-1');
    const [letter] = smtp.letters;
    if (!letter) throw new Error('nothing arrived');
    return letter;
  };

  it('has a subject, a sender and a fixed id', async () => {
    const letter = await posted();
    expect(letter.subject).toBe('Paperboy · Tue 24 Nov · 1 of 3 new papers');
    expect(letter.from?.text).toBe('"Paperboy" <bot@lab.example>');
    expect(letter.messageId).toBe('<s1-20261124-0900-1@lab.example>');
    expect(letter.date).toEqual(new Date('2026-11-24T08:00:00Z'));
  });

  it('is marked as a machine’s and can be ended with one click', async () => {
    const { raw } = await posted();
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/papers\.lab\.example\/mail\/leave\/t0ken>\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  });

  it('says the same in plain words, without what only a conversation can press', async () => {
    const { text: words } = await posted();
    expect(words).toContain('1  Tags <b>& "quotes"</b> in the wild (https://arxiv.org/abs/2611.01234)');
    expect(words).toContain('data selection: “tags” in the title');
    expect(words).toContain('Unsubscribe: https://papers.lab.example/mail/leave/t0ken');
    expect(words).toContain('All papers: https://papers.lab.example/');
    expect(words).not.toContain('Show');
  });

  it('is a page that asks nothing of the network and takes foreign text as text', async () => {
    const html = String((await posted()).html);
    expect(html).toContain('Tags &lt;b&gt;&amp; &quot;quotes&quot;&lt;/b&gt; in the wild');
    expect(html).toContain('href="https://arxiv.org/abs/2611.01234"');
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(|\ssrc=/i);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('keeps every title out of the headers', async () => {
    const { headers, subject } = await posted({ title: 'A\r\nBcc: eve@evil.example', blocks: [] });
    expect(subject).toBe('A Bcc: eve@evil.example');
    expect(headers.has('bcc')).toBe(false);
  });
});

const HOSTILE = [
  'a@b.example\r\nBcc: eve@evil.example',
  'a@b.example\nRCPT TO:<eve@evil.example>',
  'a@b.example\r\n\r\nbody',
  'a@b.example, eve@evil.example',
  'a@b.example>\r\nDATA',
  '<a@b.example> NOTIFY=NEVER',
  '"a\r\nb"@b.example',
  'a@b.example;eve@evil.example',
  'a@b.example\u2028Bcc: eve@evil.example',
  'undisclosed:eve@evil.example;',
  '',
];

describe('an address that is more than an address', () => {
  const start = carriers();
  const link = { label: 'Confirm', path: '/mail/confirm/x' };

  it('adds no recipient and no header', async () => {
    const { smtp, email, start: go } = await start();
    await go();
    const strange = fc.string({
      unit: fc.constantFrom('a', '@', '.', '\r', '\n', '<', '>', ',', ' ', ':', ';', '"'),
    });
    const addresses = [...HOSTILE, ...fc.sample(strange, { numRuns: 200, seed: 7 })];
    for (const address of addresses) await email.ask(address, DIGEST, link, 'k-1');
    expect(
      smtp.letters.map(({ recipients }) => recipients).filter((all) => !/^[a.]+@[a.]+$/.test(all.join())),
    ).toEqual([]);
    expect(smtp.letters.length).toBeLessThan(20);
    for (const address of HOSTILE) {
      expect(await email.ask(address, DIGEST, link, 'k-1')).toMatchObject({
        state: 'refused',
        reason: 'closed',
      });
    }
  });

  it('of somebody who was only asked gets a link, and no way to leave what never began', async () => {
    const { smtp, email, start: go } = await start();
    await go();
    await email.ask('ann@home.example', { title: 'Is this you?', blocks: [] }, link, 'k-1');
    const [letter] = smtp.letters;
    expect(letter?.text).toContain('Confirm: https://papers.lab.example/mail/confirm/x');
    expect(letter?.headers.has('list')).toBe(false);
    expect(letter?.text).toContain('If it was not you, do nothing');
    expect(plainText(DIGEST)).toContain('Show');
  });
});
