import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from './gateway-identify.ts';
import { GatewayProtocol, OP } from './gateway-protocol.ts';
import type { GatewaySession } from './gateway-session.ts';
import type { JsonObject } from './json.ts';
import { PERMISSION } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';
import type { Channel, Guild } from './types.ts';

const FRAMES_A_MINUTE = 120;

/** The gateway: sessions, their handshake, and the troubles a test can cause. */
export class Gateway {
  readonly sessions = new Map<string, GatewaySession>();
  readonly #sockets = new Set<WebSocket>();
  /** Of connections that were never let in. */
  readonly #held = new Set<Duplex>();
  #holding = false;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #settings: Settings;
  readonly #state: State;
  readonly #protocol: GatewayProtocol;

  constructor(settings: Settings, state: State) {
    this.#settings = settings;
    this.#state = state;
    this.#protocol = new GatewayProtocol(settings, state, this.sessions);
    this.#server.on('connection', (socket: WebSocket) => this.#greet(socket));
  }

  /** Address the bot is told to connect to. */
  get url(): string {
    return this.#protocol.url;
  }

  /** Every frame the bots sent, in order. */
  get received(): { op: number; d: unknown }[] {
    return this.#protocol.received;
  }

  /** How many times a bot identified, and how many times it resumed. */
  get handshakes(): { identifies: number; resumes: number } {
    const count = (op: number) => this.received.filter((frame) => frame.op === op).length;
    return { identifies: count(OP.identify), resumes: count(OP.resume) };
  }

  /** Sockets open at this moment. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Connections kept waiting at this moment. */
  get waiting(): number {
    return this.#held.size;
  }

  /** Takes the upgrade requests of an HTTP server. */
  attach(http: Server, port: number): void {
    this.#protocol.url = `ws://127.0.0.1:${port}/gateway`;
    http.on('upgrade', (request: IncomingMessage, socket, head) => {
      if (this.#holding) return this.#hold(socket);
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#server.emit('connection', ws, request));
    });
  }

  /** Tells an event about a guild to the sessions that may hear it. */
  tellGuild(event: string, guild: Guild, data: JsonObject): void {
    if (guild.members.has(this.#state.bot.id)) this.#tell(event, data, true);
  }

  /** Tells an event about a channel, if the bot can see the channel. */
  tellChannel(event: string, channel: Channel, data: JsonObject): void {
    const sees = this.#state.permissionsIn(channel, this.#state.bot) & PERMISSION.viewChannel;
    const guildId = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
    if (sees) this.#tell(event, { ...data, ...guildId }, channel.guildId !== undefined);
  }

  /** Tells an event that needs no intent. */
  tellAlways(event: string, data: JsonObject): void {
    this.#tell(event, data, false);
  }

  #tell(event: string, data: JsonObject, inGuild: boolean): void {
    for (const session of this.sessions.values()) session.tell(event, data, inGuild);
  }

  /** Asks every bot to reconnect (op 7). */
  askToReconnect(): void {
    this.#broadcast({ op: OP.reconnect, d: null });
  }

  /** Declares every session invalid (op 9); one that cannot be resumed is forgotten. */
  invalidateSessions(resumable: boolean): void {
    if (!resumable) this.sessions.clear();
    this.#broadcast({ op: OP.invalid, d: resumable });
  }

  /** Asks for a heartbeat at once (op 1). */
  askForHeartbeat(): void {
    this.#broadcast({ op: OP.heartbeat, d: null });
  }

  /** Cuts every connection without a word. */
  dropSockets(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Closes every connection with a code. */
  closeSockets(code: number): void {
    for (const socket of this.#sockets) socket.close(code);
  }

  /** Keeps the sockets open but neither sends nor answers: the zombie. A resumed session speaks again. */
  goSilent(): void {
    for (const session of this.sessions.values()) session.silent = true;
  }

  /** From now on takes connections but leaves them without an answer. */
  holdConnections(): void {
    this.#holding = true;
  }

  #hold(socket: Duplex): void {
    this.#held.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#held.delete(socket));
    // Only who reads learns that the other side is gone.
    socket.on('end', () => socket.destroy()).resume();
  }

  /** Closes everything, and is done when the last socket is gone. */
  async stop(): Promise<void> {
    const gone = [...this.#sockets].map((socket) => once(socket, 'close'));
    this.dropSockets();
    for (const socket of this.#held) socket.destroy();
    this.#server.close();
    await Promise.all(gone);
  }

  #broadcast(frame: JsonObject): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify(frame));
  }

  #greet(socket: WebSocket): void {
    this.#sockets.add(socket);
    let frames = 0;
    const minute = setInterval(() => {
      frames = 0;
    }, 60_000);
    minute.unref();
    socket.on('message', (data) => {
      frames += 1;
      if (frames > FRAMES_A_MINUTE) socket.close(CLOSE.rateLimited);
      else this.#protocol.receive(socket, data.toString());
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      clearInterval(minute);
      this.#sockets.delete(socket);
      const session = this.#protocol.sessionOf(socket);
      if (!session) return;
      session.socket = undefined;
      // A client that says goodbye (1000, 1001) ends its session; any other end can be resumed.
      if (code === 1000 || code === 1001) this.sessions.delete(session.id);
    });
    socket.send(
      JSON.stringify({ op: OP.hello, d: { heartbeat_interval: this.#settings.heartbeatInterval } }),
    );
  }
}
