import { createHmac } from 'node:crypto';
import type { Core } from './core.ts';
import { ACK_MS, type Outcome, type Outgoing, type Retry, type Transport } from './delivery.ts';
import { type Obj, parseJson } from './json.ts';

/** Slack's own rule, which Bolt checks: a request older than five minutes is a replay. */
const OLD_SECONDS = 6 * 60;

/** What is wrong with the signature, for tests of the bot's door. */
export type Forgery =
  | 'wrong'
  | 'missing'
  | 'old'
  | 'no_timestamp'
  | 'body_changed'
  | 'other_secret'
  | 'short';

export interface HttpAnswer {
  status: number;
  body: string;
  headers: Headers;
}

/** The v0 signature: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const sign = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/** Slack as an HTTP client: posts events, commands and interactions to the bot. */
export class SignedHttp implements Transport {
  /** Where the bot listens, e.g. `http://127.0.0.1:3000/slack/events`. */
  requestUrl = '';
  private last: { body: string; headers: Record<string, string> } | undefined;
  private readonly core: Core;

  constructor(core: Core) {
    this.core = core;
  }

  ready(): boolean {
    return this.requestUrl !== '';
  }

  /** Posts a payload as Slack would and judges the answer. */
  async send(outgoing: Outgoing, retry: Retry | undefined): Promise<Outcome> {
    const start = this.core.clock.now();
    const attempt = retry?.attempt ?? 0;
    const cut = new AbortController();
    const cancel = this.core.clock.after(ACK_MS, () => cut.abort());
    try {
      const answer = await this.post(outgoing, { ...(retry && { retry }), signal: cut.signal });
      const ms = this.core.clock.now() - start;
      const noRetry = answer.headers.get('x-slack-no-retry') === '1';
      if (answer.status >= 200 && answer.status < 300) {
        return { ok: true, ms, attempt, status: answer.status, payload: payloadOf(answer.body) };
      }
      return { ok: false, why: 'dispatch_failed', ms, attempt, status: answer.status, noRetry };
    } catch {
      // The bot did not answer: cut off by our own limit, or nobody listens there.
      const why = cut.signal.aborted ? 'operation_timeout' : 'dispatch_failed';
      return { ok: false, why, ms: this.core.clock.now() - start, attempt, status: 0 };
    } finally {
      cancel();
    }
  }

  /** One request, signed well or badly; the raw answer. */
  async post(
    outgoing: Outgoing,
    options: { forge?: Forgery; retry?: Retry; signal?: AbortSignal } = {},
  ): Promise<HttpAnswer> {
    const isEvent = outgoing.kind === 'events_api';
    const type = isEvent ? 'application/json' : 'application/x-www-form-urlencoded';
    return this.postRaw(bodyOf(outgoing), type, options);
  }

  /** The check when the request URL is saved. Answers the challenge the bot sent back. */
  async verifyUrl(challenge = 'challenge-test'): Promise<HttpAnswer> {
    const body = { token: 'legacy', challenge, type: 'url_verification' };
    return this.postRaw(JSON.stringify(body), 'application/json');
  }

  /** Slack's look at the certificate; it carries no signature worth checking. */
  async sslCheck(): Promise<HttpAnswer> {
    return this.postRaw('ssl_check=1&token=legacy', 'application/x-www-form-urlencoded');
  }

  /** Sends the last good request once more, byte for byte, or its signature over another body. */
  async replay(body?: string): Promise<HttpAnswer> {
    if (this.last === undefined) throw new Error('Nothing has been sent yet');
    return this.transmit(body ?? this.last.body, this.last.headers);
  }

  /** Any body, signed. */
  async postRaw(
    body: string,
    type: string,
    options: { forge?: Forgery; retry?: Retry; signal?: AbortSignal } = {},
  ): Promise<HttpAnswer> {
    const headers = {
      'content-type': type,
      ...this.signature(body, options.forge),
      ...retryHeaders(options.retry),
    };
    if (options.forge === undefined) this.last = { body, headers };
    return this.transmit(options.forge === 'body_changed' ? `${body} ` : body, headers, options.signal);
  }

  private async transmit(
    body: string,
    headers: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<HttpAnswer> {
    const response = await fetch(this.requestUrl, {
      method: 'POST',
      headers,
      body,
      ...(signal && { signal }),
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  private signature(body: string, forge: Forgery | undefined): Record<string, string> {
    // Real time on purpose: Bolt compares with the machine's clock.
    const age = forge === 'old' ? OLD_SECONDS : 0;
    const timestamp = Math.floor(Date.now() / 1000) - age;
    const secret = forge === 'other_secret' ? 'somebody-elses' : this.core.app.signingSecret;
    const good = sign(secret, timestamp, body);
    const time = { 'x-slack-request-timestamp': String(timestamp) };
    if (forge === 'missing') return time;
    if (forge === 'no_timestamp') return { 'x-slack-signature': good };
    if (forge === 'wrong') return { ...time, 'x-slack-signature': `v0=${'0'.repeat(64)}` };
    if (forge === 'short') return { ...time, 'x-slack-signature': good.slice(0, 20) };
    return { ...time, 'x-slack-signature': good };
  }
}

function bodyOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'events_api') return JSON.stringify(outgoing.payload);
  if (outgoing.kind === 'slash_commands')
    return new URLSearchParams(outgoing.payload as Record<string, string>).toString();
  return new URLSearchParams({ payload: JSON.stringify(outgoing.payload) }).toString();
}

const retryHeaders = (retry: Retry | undefined): Record<string, string> =>
  retry === undefined
    ? {}
    : {
        'x-slack-retry-num': String(retry.attempt),
        'x-slack-retry-reason': retry.reason === 'timeout' ? 'http_timeout' : retry.reason,
      };

/** A JSON answer as an object, any other text as a message text, nothing as undefined. */
function payloadOf(body: string): Obj | string | undefined {
  if (body === '') return undefined;
  const parsed = parseJson(body);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Obj) : body;
}
