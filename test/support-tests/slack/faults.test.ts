import { LogLevel, webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { call } from '../../support/slack/call.ts';
import { manualClock } from '../../support/slack/clock.ts';
import type { Fault } from '../../support/slack/faults.ts';
import { REAL_LIMITS } from '../../support/slack/rate-limits.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { slackFor } from './with-bolt.ts';

const { ErrorCode } = webApi;

/** A client for posting: no retries of its own, and a short patience. */
const client = (slack: SlackServer) =>
  new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 150,
    logLevel: LogLevel.ERROR,
  });

interface Row {
  fault: Fault;
  /** How the library tells it. */
  code: string;
  /** Whether the message stands in the channel all the same. */
  posted: boolean;
}

const ROWS: Row[] = [
  { fault: { error: 'fatal_error' }, code: ErrorCode.PlatformError, posted: false },
  { fault: { refuseWithStatus: 500 }, code: ErrorCode.HTTPError, posted: false },
  { fault: { status: 503, body: 'busy' }, code: ErrorCode.HTTPError, posted: false },
  { fault: { acceptThenStatus: 502 }, code: ErrorCode.HTTPError, posted: true },
  { fault: 'acceptThenHang', code: ErrorCode.RequestError, posted: true },
  { fault: 'acceptThenReset', code: ErrorCode.RequestError, posted: true },
  { fault: 'hang', code: ErrorCode.RequestError, posted: false },
  { fault: 'reset', code: ErrorCode.RequestError, posted: false },
  { fault: { ratelimited: 30 }, code: ErrorCode.RateLimitedError, posted: false },
  { fault: { ratelimited: 0 }, code: ErrorCode.RateLimitedError, posted: false },
  // Without a number to obey the library throws a plain error.
  { fault: { ratelimited: 'garbage' }, code: 'plain', posted: false },
  { fault: { ratelimited: null }, code: 'plain', posted: false },
];

describe('a scripted fault', () => {
  it.each(ROWS)('$fault happens once, posted: $posted', async ({ fault, code, posted }) => {
    const slack = await slackFor();
    const web = client(slack);
    const send = () => web.chat.postMessage({ channel: slack.ids.general, text: 'x' });
    slack.faults.next('chat.postMessage', fault);
    const error: unknown = await send().then(
      () => 'no error',
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    const told = error as { code?: string };
    if (code === 'plain') expect(told.code).not.toBe(ErrorCode.RateLimitedError);
    else expect(told.code).toBe(code);
    expect(slack.messagesIn(slack.ids.general)).toHaveLength(posted ? 1 : 0);
    expect(slack.ledger.calls('chat.postMessage')[0]?.fault).toBeDefined();
    expect(slack.faults.unused()).toEqual([]);
  });

  it('tells the wait of a 429 as it was scripted', async () => {
    const slack = await slackFor();
    const headers: (string | null)[] = [];
    for (const value of [0, 1, 65, 'garbage', 'Wed, 21 Oct 2026 07:28:00 GMT', null]) {
      slack.faults.next('auth.test', { ratelimited: value });
      const answer = await call(slack, 'auth.test');
      expect(answer).toMatchObject({ status: 429, body: { ok: false, error: 'ratelimited' } });
      headers.push(answer.headers.get('retry-after'));
    }
    expect(headers).toEqual(['0', '1', '65', 'garbage', 'Wed, 21 Oct 2026 07:28:00 GMT', null]);
  });

  it('may hold an answer back by the clock of the server', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    slack.faults.next('chat.postMessage', { delay: 5000 });
    const answer = call(slack, 'chat.postMessage', { channel: slack.ids.general, text: 'x' });
    await slack.until(() => slack.messagesIn(slack.ids.general).length === 1, 'the message');
    clock.advance(5000);
    expect((await answer).body.ok).toBe(true);
  });

  it('may stand until it is cleared', async () => {
    const slack = await slackFor();
    slack.faults.always('users.list', { error: 'internal_error' });
    expect((await call(slack, 'users.list')).body.error).toBe('internal_error');
    expect((await call(slack, 'users.list')).body.error).toBe('internal_error');
    slack.faults.clear('users.list');
    expect((await call(slack, 'users.list')).body.ok).toBe(true);
  });

  it('may hit a response_url', async () => {
    const slack = await slackFor();
    slack.faults.next('response_url', { refuseWithStatus: 500 });
    const { url } = slack.core.responseUrls.issue(slack.core, slack.ids.ada, slack.ids.general);
    expect((await fetch(url, { method: 'POST', body: '{"text":"x"}' })).status).toBe(500);
  });
});

describe('rate limits', () => {
  const send = (slack: SlackServer, channel: string) =>
    call(slack, 'chat.postMessage', { channel, text: 'x' });

  it('are off by default', async () => {
    const slack = await slackFor();
    for (let i = 0; i < 20; i += 1) await send(slack, slack.ids.general);
    expect(slack.ledger.refusals()).toEqual([]);
  });

  it('allow one message a second in a channel, and a short burst', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock, rateLimits: 'real' });
    for (let i = 0; i < REAL_LIMITS.postBurst; i += 1)
      expect((await send(slack, slack.ids.general)).status).toBe(200);
    const refused = await send(slack, slack.ids.general);
    expect(refused).toMatchObject({ status: 429, body: { ok: false, error: 'ratelimited' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await send(slack, slack.ids.lab)).status).toBe(200);
    clock.advance(1000);
    expect((await send(slack, slack.ids.general)).status).toBe(200);
    expect(slack.ledger.broken()).toEqual(['rate_limit']);
  });

  it('may be as low for the history as for new distributed apps', async () => {
    const slack = await slackFor({ rateLimits: { ...REAL_LIMITS, historyPerMinute: 1 } });
    slack.app.scopes.add('channels:history');
    const read = () => call(slack, 'conversations.history', { channel: slack.ids.general });
    expect((await read()).status).toBe(200);
    expect((await read()).headers.get('retry-after')).toBe('60');
  });

  it('count each method in its tier, and note who does not wait', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock, rateLimits: 'real' });
    for (let i = 0; i < 20; i += 1) expect((await call(slack, 'users.list')).status).toBe(200);
    const refused = await call(slack, 'users.list');
    expect(refused.headers.get('retry-after')).toBe('3');
    expect(slack.ledger.early()).toEqual([]);
    clock.advance(2000);
    await call(slack, 'users.list');
    expect(slack.ledger.early().map((e) => e.method)).toEqual(['users.list']);
    expect((await call(slack, 'conversations.list')).status).toBe(200);
  });
});
