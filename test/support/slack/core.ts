import type { Clock } from './clock.ts';
import type { Deliveries } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-url.ts';
import type { Message, World } from './state.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './view-stacks.ts';

/** The app's registration, as its owner would change it in the settings pages. */
export interface AppSettings {
  botToken: string;
  appToken: string;
  signingSecret: string;
  scopes: Set<string>;
  botEvents: Set<string>;
  /** What the bot token is worth: good, or the error every call gets. */
  tokenState: 'good' | 'token_revoked' | 'account_inactive' | 'invalid_auth';
  homeTab: boolean;
  /** 30,000 events an hour for each app and workspace; more are withheld as `app_rate_limited`. */
  eventsPerHour: number;
}

/** An edit or a deletion, for those who look on. */
export interface Change {
  seq: number;
  what: 'edited' | 'deleted' | 'reacted' | 'unreacted';
  message: Message;
  by: string;
}

/** A message that is to be posted later. */
export interface Scheduled {
  id: string;
  channel: string;
  /** Seconds since 1970. */
  postAt: number;
  text: string;
}

/** Everything the parts of the server share. */
export interface Core {
  clock: Clock;
  world: World;
  ledger: Ledger;
  faults: Faults;
  limits: RateLimits;
  app: AppSettings;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  views: Views;
  deliveries: Deliveries;
  changes: Change[];
  /** Tickets for the socket, with the time they were given. */
  tickets: Map<string, number>;
  /** Uploads under way: id -> what was promised and what came. */
  scheduled: Scheduled[];
  /** Where files are said to lie; this server's own origin when empty. */
  filesOrigin: string;
  /** Files that people gave in forms, by id. */
  given: Map<string, { name: string; text: string }>;
  uploads: Map<string, { filename: string; length: number; received: number; complete: boolean }>;
  /** `http://127.0.0.1:port`, without a slash at the end. */
  origin: string;
  watchers: Set<() => void>;
}

/** Tells everybody who waits that something changed. */
export function changed(core: Core): void {
  for (const watcher of [...core.watchers]) watcher();
}

/** Notes an edit, deletion or reaction. */
export function noteChange(core: Core, what: Change['what'], message: Message, by: string): void {
  core.changes.push({ seq: core.world.nextSeq(), what, message, by });
  changed(core);
}
