import type { Core } from '../core.ts';
import { IDS } from '../defaults.ts';
import { type Obj, str } from '../json.ts';
import type { Tier } from '../rate-limits.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../state.ts';

/** One call of a method. */
export interface Call {
  core: Core;
  args: Obj;
  /** Adds a warning to the answer. */
  warn(name: string): void;
  /** Notes a rule broken which Slack forgives. */
  forgive(rule: string): void;
}

export interface Method {
  /** Scopes of which one is needed; none: any token will do. */
  scopes: readonly string[];
  tier: Tier;
  /** apps.connections.open takes an app-level token, everything else the bot's. */
  token?: 'app';
  /** The answer without `ok`, or a Refusal is thrown. */
  run(call: Call): Obj;
}

/** A channel the bot may know of; private ones it is not in do not exist for it. */
export function visibleChannel(call: Call, id = str(call.args.channel)): Channel {
  const channel = call.core.world.channels.get(id);
  const hidden = channel !== undefined && channel.kind !== 'public' && !channel.members.has(IDS.bot);
  if (channel === undefined || hidden) throw new Refusal('channel_not_found', { rule: 'channel_not_found' });
  return channel;
}

/** Refuses when the granted scopes have none of those needed. */
export function needScope(call: Call, ...needed: string[]): void {
  const { scopes } = call.core.app;
  if (needed.length === 0 || needed.some((scope) => scopes.has(scope))) return;
  throw new Refusal('missing_scope', {
    rule: 'missing_scope',
    extra: { needed: needed.join(','), provided: [...scopes].join(',') },
  });
}

const PREFIX = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

/** The scope for this kind of conversation: `channels:history`, `im:read` … */
export const scopeFor = (channel: Channel, what: 'read' | 'history' | 'write'): string =>
  `${PREFIX[channel.kind]}:${what}`;

/** An argument that must be there. */
export function required(call: Call, name: string): string {
  const value = str(call.args[name]);
  if (value === '') {
    throw new Refusal('invalid_arguments', {
      rule: 'missing_argument',
      extra: { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } },
    });
  }
  return value;
}

/** Cuts a page out of a list; the cursor is opaque to callers. */
export function page<T>(
  call: Call,
  all: readonly T[],
  standard: number,
  most = 1000,
): { items: T[]; next: string } {
  const cursor = str(call.args.cursor);
  const [, from = ''] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (cursor !== '' && from === '') throw new Refusal('invalid_cursor', { rule: 'invalid_cursor' });
  const start = Number(from);
  const limit = Math.min(Number(str(call.args.limit)) || standard, most);
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), next };
}
