import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';

/** How Slack reaches the bot: over a socket the bot opens, or by requests to a public address. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly signingSecret: string;
      readonly port: number;
      readonly publicUrl: string;
    };

/** What the adapter is made with. */
export interface SlackSettings {
  readonly botToken: string;
  readonly mode: SlackMode;
  /** Where the Web API is, with a slash at the end; Slack's own when left out. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  readonly clock: Clock;
  /** Time limit of one request in ms; has a default. */
  readonly requestTimeoutMs?: number | undefined;
  /** After how long without an answer to a ping a link counts as dead, in ms; has a default. */
  readonly linkPingMs?: number | undefined;
}
