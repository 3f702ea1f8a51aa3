import { request } from 'node:http';
import { afterEach } from 'vitest';
import type { WebOptions } from '../../../adapters/web/options.ts';
import { createWeb, type WebPlatform } from '../../../adapters/web/web.ts';
import type { Conversation } from '../../../src/chat/conversation.ts';
import { systemClock } from '../../../src/clock.ts';
import type { Log } from '../../../src/log.ts';
import { createConversation } from '../../../src/store/page.ts';
import { sqliteStores } from '../../support/store.ts';
import { createScriptedCore, type ScriptedCore } from './scripted-core.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface OpenPage {
  readonly web: WebPlatform;
  readonly core: ScriptedCore;
  readonly conversation: Conversation;
  readonly logged: unknown[];
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Sends a form as the page's own script or browser would; `headers` undo that. */
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
  /** The token that the page gives to whoever reads it. */
  token(headers?: Record<string, string>): Promise<string>;
}

/** Opens pages on free ports over stores in temporary folders; call at the top of a `describe`. */
export function pages(): (options?: Partial<WebOptions>) => Promise<OpenPage> {
  const openTestStore = sqliteStores();
  const open: WebPlatform[] = [];
  afterEach(async () => {
    for (const web of open.splice(0)) await web.stop();
  });
  return async (options = {}) => {
    const logged: unknown[] = [];
    const clock = options.clock ?? systemClock;
    const conversation = createConversation(await openTestStore(), clock);
    const fixed = { host: '127.0.0.1', port: 0, version: '1.2.3', log: logTo(logged), clock };
    const web = createWeb({ ...fixed, conversation, ...options });
    const core = createScriptedCore();
    open.push(web);
    await web.start(core.handlers);
    return { web, core, conversation, logged, ...client(web) };
  };
}

function client(web: WebPlatform): Pick<OpenPage, 'get' | 'send' | 'token'> {
  const get: OpenPage['get'] = (path, headers = {}) => ask(web.url() + path, { headers });
  const token: OpenPage['token'] = async (headers) => {
    const { text } = await get('/conversation', headers);
    return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
  };
  const send: OpenPage['send'] = async (path, fields, headers = {}) => {
    const cookie = headers.cookie ? { cookie: headers.cookie } : undefined;
    const body = new URLSearchParams({ token: await token(cookie), back: '/conversation', ...fields });
    const own = { origin: web.url(), 'content-type': 'application/x-www-form-urlencoded' };
    return ask(web.url() + path, { method: 'POST', headers: { ...own, ...headers }, body: body.toString() });
  };
  return { get, send, token };
}

/** Plain HTTP: `fetch` would not let a test say who it is, nor from where. An empty header is not sent. */
function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<Reply> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers: sent, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

function logTo(lines: unknown[]): Log {
  const write = (...line: unknown[]) => void lines.push(line);
  const log: Log = {
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
    fatal: write,
    child: () => log,
  };
  return log;
}
