import type { WebSocket } from 'ws';
import { CLOSE, identifyProblem } from './gateway-identify.ts';
import { membersChunk } from './gateway-members.ts';
import { GatewaySession } from './gateway-session.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';
import { wireGuildCreate, wireUser } from './wire.ts';

/** Opcodes. https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
export const OP = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

const FRAME_BYTES = 4096;

/** What the server does with the frames a bot sends. */
export class GatewayProtocol {
  url = '';
  readonly received: { op: number; d: unknown }[] = [];
  readonly #settings: Settings;
  readonly #state: State;
  readonly #sessions: Map<string, GatewaySession>;
  #lastIdentify = Number.NEGATIVE_INFINITY;

  constructor(settings: Settings, state: State, sessions: Map<string, GatewaySession>) {
    this.#settings = settings;
    this.#state = state;
    this.#sessions = sessions;
  }

  sessionOf(socket: WebSocket): GatewaySession | undefined {
    return [...this.#sessions.values()].find((session) => session.socket === socket);
  }

  /** Takes one frame. */
  receive(socket: WebSocket, text: string): void {
    const frame = Buffer.byteLength(text) > FRAME_BYTES ? undefined : parse(text);
    if (!frame) {
      socket.close(CLOSE.decodeError);
      return;
    }
    this.received.push({ op: Number(frame.op), d: frame.d });
    const session = this.sessionOf(socket);
    if (session?.silent) return;
    if (frame.op === OP.heartbeat) send(socket, { op: OP.ack });
    else if (frame.op === OP.identify) this.#identify(socket, session, frame.d);
    else if (frame.op === OP.resume) this.#resume(socket, frame.d);
    else if (!session) socket.close(CLOSE.notAuthenticated);
    else if (frame.op === OP.members) this.#sendMembers(session, frame.d);
    else if (frame.op !== OP.presence && frame.op !== OP.voice) socket.close(CLOSE.unknownOpcode);
  }

  #identify(socket: WebSocket, known: GatewaySession | undefined, data: unknown): void {
    const problem = known ? CLOSE.alreadyAuthenticated : identifyProblem(data, this.#settings);
    if (problem !== undefined) {
      socket.close(problem);
      return;
    }
    const now = performance.now();
    if (now - this.#lastIdentify < this.#settings.identifyInterval) {
      send(socket, { op: OP.invalid, d: false });
      return;
    }
    this.#lastIdentify = now;
    const { intents } = data as { intents: number };
    const session = new GatewaySession(`session-${this.#state.id()}`, intents, this.#state);
    session.socket = socket;
    this.#sessions.set(session.id, session);
    this.#ready(session);
  }

  #ready(session: GatewaySession): void {
    const { bot, botGuilds } = this.#state;
    const ready = {
      v: 10,
      user: { ...wireUser(bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: botGuilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      application: { id: bot.id, flags: 0 },
      shard: [0, 1],
      private_channels: [],
      relationships: [],
      user_settings: {},
    };
    session.tell('READY', ready, false);
    for (const guild of botGuilds)
      if (!guild.unavailable) session.tell('GUILD_CREATE', wireGuildCreate(this.#state, guild), true);
  }

  #resume(socket: WebSocket, data: unknown): void {
    const { token, session_id: id, seq } = isObject(data) ? data : ({} as JsonObject);
    const session = this.#sessions.get(String(id));
    if (token !== this.#settings.token) socket.close(CLOSE.tokenWrong);
    else if (!session) send(socket, { op: OP.invalid, d: false });
    else if (typeof seq !== 'number' || seq > session.frames.length) socket.close(CLOSE.sequenceWrong);
    else session.resume(socket, seq);
  }

  #sendMembers(session: GatewaySession, data: unknown): void {
    const chunk = membersChunk(this.#state, session, isObject(data) ? data : {});
    if (chunk) session.tell('GUILD_MEMBERS_CHUNK', chunk, false);
  }
}

const send = (socket: WebSocket, frame: JsonObject) => socket.send(JSON.stringify(frame));

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // Not JSON: the caller closes with 4002, as Discord does.
    return undefined;
  }
}
