import { describe, expect, it } from 'vitest';
import { pages } from './open-page.ts';
import { says } from './scripted-core.ts';

describe('another site cannot act through the page', () => {
  const openPage = pages();
  const command = { text: '/paper topic list' };

  it('the page’s own form is taken', async () => {
    const page = await openPage();
    const { status, headers } = await page.send('/say', command);
    expect([status, headers.location]).toEqual([303, '/conversation']);
    expect(page.core.calls.command).toHaveLength(1);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a cross-site request by its own word', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['a request that says nothing of where it comes from', { origin: '' }],
  ])('%s is refused, also with a good token', async (_, headers) => {
    const page = await openPage();
    const { status, text } = await page.send('/say', command, headers);
    expect(status).toBe(403);
    expect(text).toContain('did not come from the page itself');
    expect(page.core.calls.command).toHaveLength(0);
  });

  it.each(['', 'you', 'you.AAAA', `you.${'A'.repeat(43)}`])('the token %j is refused', async (token) => {
    const page = await openPage();
    const { status, text } = await page.send('/say', { ...command, token });
    expect(status).toBe(403);
    expect(text).toContain('load it anew');
    expect(page.core.calls.command).toHaveLength(0);
  });

  it('a token of another run of the process is refused', async () => {
    const [page, other] = [await openPage(), await openPage()];
    const { status } = await page.send('/say', { ...command, token: await other.token() });
    expect(status).toBe(403);
  });

  it.each(['/say', '/press', '/fill', '/react', '/dismiss'])(
    '%s cannot be reached by a link',
    async (path) => {
      const page = await openPage();
      const { status } = await page.get(`${path}?text=/paper+help&token=${await page.token()}`);
      expect(status).toBe(404);
      expect(page.core.calls.command).toHaveLength(0);
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '192.168.1.5',
    '',
  ])('the host %j is not this page, so a rebound name reads nothing', async (host) => {
    const page = await openPage();
    page.core.answer = { reply: says('Inside') };
    const { status, text } = await page.get('/', { host: host || ' ' });
    expect([421, 400]).toContain(status);
    expect(text).not.toContain('Inside');
  });

  it.each(['localhost', 'localhost:8080', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])(
    'the host %s is',
    async (host) => {
      const page = await openPage();
      expect((await page.get('/', { host })).status).toBe(200);
    },
  );

  it('more than a command can be is refused, and named', async () => {
    const page = await openPage();
    const { status, text } = await page.send('/say', { text: 'x'.repeat(70_000) });
    expect(status).toBe(413);
    expect(text).toContain('64 kB');
    expect(page.core.calls.command).toHaveLength(0);
  });

  it('takes its own forms only', async () => {
    const page = await openPage();
    const { status } = await page.send('/say', command, { 'content-type': 'application/json' });
    expect(status).toBe(415);
  });

  it('allows nothing from elsewhere, no frame and no guessing', async () => {
    const page = await openPage();
    for (const path of ['/', '/nowhere', '/page.js']) {
      const { headers } = await page.get(path);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('no page brings scripts, styles or addresses of its own in the text', async () => {
    const page = await openPage();
    page.core.answer = { reply: says('A day', 'words') };
    for (const path of ['/', '/conversation', '/messages', '/search?q=x', '/nowhere']) {
      const { text } = await page.get(path);
      expect(text).not.toMatch(/<script(?! src="\/page\.js")|<style|\sstyle=|\son[a-z]+=/i);
      expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    }
  });

  it('its health says that it lives, by any name, and nothing else', async () => {
    const page = await openPage();
    const { status, text } = await page.get('/healthz', { host: 'probe.internal' });
    expect([status, text]).toEqual([200, '{"status":"ok"}']);
  });

  it.each([
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    '/sign-out',
    'javascript:alert(1)',
    '/day/x',
  ])('after a change nobody is sent to %s', async (back) => {
    const page = await openPage();
    expect((await page.send('/say', { ...command, back })).headers.location).toBe('/conversation');
  });
});
