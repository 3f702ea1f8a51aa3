import { describe, expect, it } from 'vitest';
import { pages, type Reply } from './open-page.ts';
import { says } from './scripted-core.ts';

const SECRET = 'correct horse battery staple';

describe('who may act', () => {
  const openPage = pages();
  const command = { text: '/paper help' };
  const cookieOf = (reply: Reply) => String(reply.headers['set-cookie']).split(';')[0] ?? '';

  it('on loopback one person, “you”, may do everything', async () => {
    const page = await openPage();
    await page.send('/say', command);
    const call = page.core.calls.command[0];
    expect(call?.person).toEqual({ platform: 'web', accountId: 'you' });
    expect(call && (await page.web.mayManage(call.person, call.channel))).toBe(true);
  });

  it.each([{ host: '0.0.0.0' }, { publicUrl: 'https://papers.example.org' }])(
    'with %j and no secret it is for reading, and says how to change that',
    async (reach) => {
      const page = await openPage(reach);
      page.core.answer = { reply: says('Papers of today') };
      const local = `127.0.0.1:${new URL(page.web.url()).port}`;
      const { status, text } = await page.get('/', { host: local });
      expect(status).toBe(200);
      expect(text).toContain('Papers of today');
      expect(text).toContain('PAGE_SECRET');
      expect(text).toMatch(/<fieldset disabled\s*>/);
      const refused = await page.send('/say', command, { host: local, origin: `http://${local}` });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('PAGE_SECRET');
      expect(page.core.calls.command.filter(({ input }) => input.kind === 'text')).toHaveLength(0);
    },
  );

  it('a reader may manage nothing', async () => {
    const page = await openPage({ host: '0.0.0.0' });
    const channel = { platform: 'web', kind: 'channel', channelId: 'page' } as const;
    expect(await page.web.mayManage({ platform: 'web', accountId: 'reader' }, channel)).toBe(false);
  });

  it('behind a proxy it answers to the public name, and takes forms sent from there', async () => {
    const publicUrl = 'https://papers.example.org';
    const page = await openPage({ publicUrl, pageSecret: SECRET });
    expect((await page.get('/', { host: 'papers.example.org' })).status).toBe(200);
    const signedIn = await page.send('/sign-in', { secret: SECRET }, { origin: publicUrl });
    expect(signedIn.status).toBe(303);
    expect(String(signedIn.headers['set-cookie'])).toContain('Secure');
    expect(
      (await page.send('/sign-in', { secret: SECRET }, { origin: 'https://evil.example.org' })).status,
    ).toBe(403);
  });

  it('with the secret each browser is somebody of its own, and may act', async () => {
    const page = await openPage({ pageSecret: SECRET });
    const people: string[] = [];
    for (const _ of ['one browser', 'another']) {
      const signedIn = await page.send('/sign-in', { secret: SECRET });
      expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
      await page.send('/say', command, { cookie: cookieOf(signedIn) });
      people.push(page.core.calls.command.at(-1)?.person.accountId ?? '');
    }
    expect(new Set(people).size).toBe(2);
    for (const accountId of people) expect(accountId).toMatch(/^[0-9a-f]{20}$/);
  });

  it('stays signed in over a restart, and is signed out by another secret', async () => {
    const first = await openPage({ pageSecret: SECRET });
    const cookie = cookieOf(await first.send('/sign-in', { secret: SECRET }));
    const again = await openPage({ pageSecret: SECRET });
    expect((await again.send('/say', command, { cookie })).status).toBe(303);
    const changed = await openPage({ pageSecret: `${SECRET} 2` });
    expect((await changed.send('/say', command, { cookie })).status).toBe(403);
  });

  it('without signing in one reads, and nothing changes', async () => {
    const page = await openPage({ pageSecret: SECRET });
    expect((await page.get('/conversation')).text).toContain('href="/sign-in"');
    const { status, text } = await page.send('/say', command);
    expect([status, page.core.calls.command.length]).toEqual([403, 0]);
    expect(text).toContain('Sign in first');
  });

  it('a made-up cookie is nobody', async () => {
    const page = await openPage({ pageSecret: SECRET });
    const cookie = `paperboy_person=admin.${'A'.repeat(43)}`;
    expect((await page.send('/say', command, { cookie })).status).toBe(403);
  });

  it('a wrong secret is refused, and after ten there is a pause, which ends', async () => {
    let now = Date.now();
    const clock = { now: () => now, sleep: () => new Promise<void>(() => undefined), newId: () => 'id' };
    const page = await openPage({ pageSecret: SECRET, clock });
    for (let i = 0; i < 10; i++) {
      expect((await page.send('/sign-in', { secret: `guess ${i}` })).status).toBe(403);
    }
    const paused = await page.send('/sign-in', { secret: SECRET });
    expect(paused.status).toBe(429);
    expect(paused.text).toContain('Try again in 5 min');
    now += 5 * 60_000 + 1;
    expect((await page.send('/sign-in', { secret: SECRET })).status).toBe(303);
  });

  it('nothing on the page or in the log shows the secret', async () => {
    const page = await openPage({ pageSecret: SECRET });
    const replies = [
      await page.get('/sign-in'),
      await page.send('/sign-in', { secret: 'wrong' }),
      await page.get('/'),
    ];
    for (const { text, headers } of replies) expect(text + JSON.stringify(headers)).not.toContain(SECRET);
    expect(JSON.stringify(page.logged)).not.toContain(SECRET);
  });

  it('signing out forgets who it was', async () => {
    const page = await openPage({ pageSecret: SECRET });
    const cookie = cookieOf(await page.send('/sign-in', { secret: SECRET }));
    const out = await page.send('/sign-out', {}, { cookie });
    expect(String(out.headers['set-cookie'])).toContain('paperboy_person=;');
  });

  it('a browser’s zone is told along; what is no zone is not', async () => {
    const page = await openPage();
    await page.send('/say', command, { cookie: 'zone=Europe%2FBerlin' });
    await page.send('/say', command, { cookie: 'zone=Europe%2FBerln' });
    expect(page.core.calls.command.map(({ person }) => person.zone)).toEqual(['Europe/Berlin', undefined]);
  });
});
