import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Person } from './acts/person.ts';
import { Workspace } from './acts/workspace.ts';
import { type Clock, realClock } from './clock.ts';
import { type AppSettings, type Core, changed } from './core.ts';
import { DEFAULT_EVENTS, DEFAULT_SCOPES, defaultWorld, IDS } from './defaults.ts';
import { Deliveries } from './delivery.ts';
import { Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
import { type RateLimitOptions, RateLimits, REAL_LIMITS } from './rate-limits.ts';
import { ResponseUrls } from './response-url.ts';
import { handle } from './routes.ts';
import { SignedHttp } from './signed-http.ts';
import { SocketMode } from './socket-mode.ts';
import type { Message, World } from './state.ts';
import { Triggers } from './triggers.ts';
import { Views } from './view-stacks.ts';
import { until } from './waiting.ts';

export interface SlackOptions {
  scopes?: readonly string[];
  botEvents?: readonly string[];
  clock?: Clock;
  /** `real` figures, own figures, or (default) none. */
  rateLimits?: RateLimitOptions | 'real';
  /** Given: payloads go by signed HTTP to this address of the bot, else over Socket Mode. */
  requestUrl?: string;
  homeTab?: boolean;
  enterprise?: { id: string; name: string };
}

/** The local Slack. */
export interface SlackServer {
  /** For `clientOptions.slackApiUrl`; ends in a slash, as the library wants it. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  ids: typeof IDS;
  world: World;
  app: AppSettings;
  ledger: Ledger;
  faults: Faults;
  limits: RateLimits;
  socket: SocketMode;
  /** How payloads travel: hold and reorder them, lose or repeat them. */
  deliveries: Deliveries;
  /** Modals open before each person, and home tabs. */
  views: Views;
  http: SignedHttp;
  /** What the administrators and the system do: archive, rename, kick, uninstall … */
  workspace: Workspace;
  core: Core;
  /** Somebody who acts. */
  as(user: string): Person;
  /** From now on payloads go by signed HTTP to this address (undefined: over Socket Mode). */
  deliverTo(requestUrl: string | undefined): void;
  /** What everybody in the channel can read, oldest first. */
  messagesIn(channel: string): Message[];
  /** What only this person can see, oldest first. */
  ephemeralsFor(user: string): Message[];
  /** Resolves as soon as the condition holds; fails after `ms` (real time). */
  until(condition: () => boolean, what: string, ms?: number): Promise<void>;
  stop(): Promise<void>;
}

// Put together at run time, so that no scanner takes them for real ones.
const fake = (...parts: string[]): string => parts.join('-');

function build(options: SlackOptions): Core {
  const clock = options.clock ?? realClock;
  const world = defaultWorld(clock, options.enterprise);
  const watchers = new Set<() => void>();
  const limits = options.rateLimits === 'real' ? REAL_LIMITS : options.rateLimits;
  const core: Core = {
    clock,
    world,
    ledger: new Ledger(),
    faults: new Faults(),
    limits: new RateLimits(clock, limits),
    app: {
      botToken: fake('xoxb', 'test', 'bot'),
      appToken: fake('xapp', 'test', 'app'),
      signingSecret: fake('signing', 'test', 'only'),
      scopes: new Set(options.scopes ?? DEFAULT_SCOPES),
      botEvents: new Set(options.botEvents ?? DEFAULT_EVENTS),
      tokenState: 'good',
      homeTab: options.homeTab ?? true,
      eventsPerHour: 30_000,
    },
    triggers: new Triggers(clock, world),
    responseUrls: new ResponseUrls(),
    views: new Views(world),
    deliveries: new Deliveries(clock, () => changed(core)),
    changes: [],
    tickets: new Map(),
    scheduled: [],
    filesOrigin: '',
    given: new Map(),
    uploads: new Map(),
    origin: '',
    watchers,
  };
  return core;
}

/** Starts a Slack on a free port of the loopback address. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackServer> {
  const core = build(options);
  const held = new Set<ServerResponse>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    handle(core, request, response, held).catch((error: unknown) => {
      const refusal = error instanceof Error ? error.message : String(error);
      core.ledger.add({ kind: 'api', method: 'server_fault', at: core.clock.now(), ok: false, refusal });
      response.destroy();
    });
  });
  const socket = new SocketMode(core);
  server.on('upgrade', (request, stream, head) => socket.upgrade(request, stream, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  core.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = new SignedHttp(core);
  const deliverTo = (url: string | undefined) => {
    http.requestUrl = url ?? '';
    core.deliveries.transport = url === undefined ? socket : http;
  };
  deliverTo(options.requestUrl);
  return {
    apiUrl: `${core.origin}/api/`,
    botToken: core.app.botToken,
    appToken: core.app.appToken,
    signingSecret: core.app.signingSecret,
    ids: IDS,
    world: core.world,
    app: core.app,
    ledger: core.ledger,
    faults: core.faults,
    limits: core.limits,
    socket,
    deliveries: core.deliveries,
    views: core.views,
    http,
    workspace: new Workspace(core),
    core,
    as: (user) => new Person(core, user),
    deliverTo,
    messagesIn: (channel) => core.world.history(channel),
    ephemeralsFor: (user) => core.world.messages.filter((m) => m.ephemeralTo === user),
    until: (condition, what, ms) => until(core, condition, what, ms),
    stop: () => stop(server, socket, held),
  };
}

async function stop(server: Server, socket: SocketMode, held: Set<ServerResponse>): Promise<void> {
  await socket.stop();
  for (const response of held) response.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
