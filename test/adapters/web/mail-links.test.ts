import { describe, expect, it } from 'vitest';
import type { MailLinks, MailPage } from '../../../src/chat/mail.ts';
import { pages } from './open-page.ts';

const OPEN: MailPage = { status: 'open', title: 'Stop <these> mails?', lines: ['A & B'], button: 'Stop' };
const DONE: MailPage = { status: 'done', title: 'Stopped', lines: [] };

/** Links that note what is asked of them. */
function notingLinks() {
  const asked: string[] = [];
  const links: MailLinks = {
    look: async (use, token) => {
      asked.push(`look ${use} ${token}`);
      if (token === 'broken') throw new Error('the store is gone');
      return token === 'old' ? { ...DONE, status: 'gone' } : OPEN;
    },
    follow: async (use, token) => {
      asked.push(`follow ${use} ${token}`);
      return DONE;
    },
  };
  return { asked, links };
}

describe('the links of mails', () => {
  const openPage = pages();
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

  it('open for everybody, also where the page is for reading only', async () => {
    const { asked, links } = notingLinks();
    const page = await openPage({ mailLinks: links, publicUrl: 'https://papers.example.org' });
    const shown = await page.get('/mail/leave/t0ken');
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Stop &lt;these&gt; mails?');
    expect(shown.text).toContain(
      '<form method="post" action="/mail/leave/t0ken"><button class="primary">Stop</button>',
    );
    expect(shown.headers['cache-control']).toBe('no-store');
    const pressed = await page.send('/mail/leave/t0ken', {}, { origin: '' });
    expect([pressed.status, pressed.text]).toEqual([200, expect.stringContaining('Stopped')]);
    expect(asked).toEqual(['look leave t0ken', 'follow leave t0ken']);
  });

  it('that are over say so with a status of their own', async () => {
    const { links } = notingLinks();
    const page = await openPage({ mailLinks: links });
    expect((await page.get('/mail/confirm/old')).status).toBe(410);
  });

  it('take a press of any kind to leave, and only the page’s own to confirm', async () => {
    const { asked, links } = notingLinks();
    const page = await openPage({ mailLinks: links });
    const foreign = { ...FORM, origin: 'https://elsewhere.example' };
    expect(
      (await page.send('/mail/leave/x', {}, { ...foreign, 'content-type': 'multipart/form-data' })).status,
    ).toBe(200);
    expect((await page.send('/mail/confirm/x', {}, foreign)).status).toBe(403);
    expect((await page.send('/mail/confirm/x', {}, { origin: '' })).status).toBe(403);
    expect((await page.send('/mail/confirm/x', {})).status).toBe(200);
    expect(asked.filter((line) => line.startsWith('follow'))).toEqual(['follow leave x', 'follow confirm x']);
  });

  it('never stand in the log', async () => {
    const { links } = notingLinks();
    const page = await openPage({ mailLinks: links });
    expect((await page.get('/mail/confirm/broken')).status).toBe(500);
    expect(JSON.stringify(page.logged)).toContain('/mail/confirm/…');
    expect(JSON.stringify(page.logged)).not.toContain('broken');
  });

  it('are not there without e-mail', async () => {
    const page = await openPage();
    expect((await page.get('/mail/leave/x')).status).toBe(404);
  });
});
