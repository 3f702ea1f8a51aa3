import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Admin } from './admin.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { byAge, snowflakes } from './ids.ts';
import { Interactions } from './interactions.ts';
import { Ledger } from './ledger.ts';
import { NonceBook } from './nonces.ts';
import { Person } from './person.ts';
import { RateLimits } from './rate-limits.ts';
import { serve } from './rest.ts';
import { type Settings, settingsFrom } from './settings.ts';
import { State } from './state.ts';
import type { Channel, Guild, Message, Role } from './types.ts';
import type { World } from './world.ts';

/** The guild every server starts with. */
export interface Home {
  guild: Guild;
  owner: Person;
  /** Has a role with Manage Channels. */
  manager: Person;
  managerRole: Role;
  ada: Person;
  bo: Person;
  general: Channel;
  papers: Channel;
}

/** A running Discord: what a test looks at and acts through. */
export interface DiscordServer extends Home {
  /** Goes into `new Client({ rest: { api } })`. */
  apiBase: string;
  token: string;
  applicationId: string;
  settings: Settings;
  state: State;
  ledger: Ledger;
  faults: Faults;
  rateLimits: RateLimits;
  gateway: Gateway;
  admin: Admin;
  /** A new person; a member of the home guild unless told otherwise. */
  person(name: string, options?: { member?: boolean }): Person;
  /** Public messages of a channel, oldest first. */
  messagesIn(channel: Channel | string): Message[];
  /** Something that went wrong inside the server itself; a test expects none. */
  crashes: unknown[];
  stop(): Promise<void>;
}

function furnish(world: World, admin: Admin): Home {
  const { state } = world;
  const owner = state.addUser('olga');
  const guild = admin.createGuild('Reading group', owner);
  const managerRole = admin.addRole(guild, 'Librarians', 'manageChannels', 'manageMessages', 'manageGuild');
  const join = (name: string, roles: Role[] = []) => {
    const user = state.addUser(name);
    admin.addMember(guild, user, roles);
    return new Person(world, user);
  };
  return {
    guild,
    owner: new Person(world, owner),
    managerRole,
    manager: join('mani', [managerRole]),
    ada: join('ada'),
    bo: join('bo'),
    general: admin.createChannel(guild, 'general'),
    papers: admin.createChannel(guild, 'papers'),
  };
}

const listen = (http: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });

/** Starts a Discord on a free port of loopback. */
export async function startDiscord(given: Partial<Settings> = {}): Promise<DiscordServer> {
  const settings = settingsFrom(given);
  const now = () => settings.now();
  const state = new State(snowflakes(now));
  const world: World = {
    settings,
    state,
    ledger: new Ledger(),
    faults: new Faults(),
    rateLimits: new RateLimits(),
    gateway: new Gateway(settings, state),
    interactions: new Interactions(settings),
    nonces: new NonceBook(now),
    dmOpeningsRefused: 0,
  };
  const crashes: unknown[] = [];
  const http = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      // A request cut short by the client is its own affair; anything else is a defect here.
      if (!request.destroyed || !isAborted(error)) crashes.push(error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  const port = await listen(http);
  state.filesBase = `http://127.0.0.1:${port}/attachments`;
  world.gateway.attach(http, port);
  const admin = new Admin(world);
  const home = furnish(world, admin);
  const { ledger, faults, rateLimits, gateway } = world;
  return {
    ...home,
    ...{ settings, state, ledger, faults, rateLimits, gateway, admin, crashes },
    apiBase: `http://127.0.0.1:${port}/api`,
    token: settings.token,
    applicationId: state.bot.id,
    person(name, { member = true } = {}) {
      const user = state.addUser(name);
      if (member) admin.addMember(home.guild, user);
      return new Person(world, user);
    },
    messagesIn(channel) {
      const found = state.channels.get(typeof channel === 'string' ? channel : channel.id);
      return [...(found?.messages.values() ?? [])].sort((a, b) => byAge(a.id, b.id));
    },
    stop: () => close(world, http),
  };
}

const isAborted = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ECONNRESET';

async function close(world: World, http: Server): Promise<void> {
  await world.gateway.stop();
  await new Promise((resolve) => {
    http.close(resolve);
    http.closeAllConnections();
  });
}
