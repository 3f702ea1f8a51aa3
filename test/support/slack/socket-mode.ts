import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Core, changed } from './core.ts';
import { IDS } from './defaults.ts';
import type { Outcome, Outgoing, Retry, Transport } from './delivery.ts';
import { Envelopes } from './envelopes.ts';
import { isObj, type Obj, parseJson } from './json.ts';
import { Link } from './socket-link.ts';
import { until } from './waiting.ts';

/** A ticket opens one socket, soon. */
const TICKET_MS = 30_000;
const WARNING_MS = 10_000;
const GOODBYE_MS = 250;
/** Ten connections an app: https://docs.slack.dev/apis/events-api/using-socket-mode */
const MAX_CONNECTIONS = 10;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** The Socket Mode side of Slack: hello, envelopes, acknowledgements, disconnects. */
export class SocketMode implements Transport {
  /** Chooses the connection for the next payload; Slack takes any of them. Default: in turn. */
  pick: (count: number) => number;
  private turn = 0;
  private nextId = 1;
  private readonly links: Link[] = [];
  private readonly envelopes: Envelopes;
  private readonly core: Core;
  private readonly wss = new WebSocketServer({ noServer: true, autoPong: false });

  constructor(core: Core) {
    this.core = core;
    this.envelopes = new Envelopes(core.clock);
    this.pick = (count) => {
      this.turn += 1;
      return this.turn % count;
    };
  }

  /** How many links are open (mute ones count: Slack does not know yet). */
  get connections(): number {
    return this.links.length;
  }

  ready(): boolean {
    return this.links.length > 0;
  }

  /** Resolves when this many links are open. */
  waitFor(count: number, withinMs = 5000): Promise<void> {
    return until(this.core, () => this.links.length === count, `${count} links`, withinMs);
  }

  /** The HTTP server hands its upgrades here. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
    const given = this.core.tickets.get(ticket);
    this.core.tickets.delete(ticket);
    const fault = this.core.faults.take('socket');
    const fresh = given !== undefined && this.core.clock.now() - given <= TICKET_MS;
    if (fault === undefined && fresh) {
      this.wss.handleUpgrade(request, socket, head, (ws) => this.accept(ws));
      return;
    }
    this.note('upgrade_refused', { ticket }, fresh ? 'scripted_fault' : 'invalid_ticket');
    const status = isObj(fault) && 'refuseWithStatus' in fault ? fault.refuseWithStatus : 408;
    if (fault === 'reset') socket.destroy();
    else socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }

  /** Sends an envelope over one of the links and waits for its acknowledgement. */
  send(outgoing: Outgoing, retry: Retry | undefined): Promise<Outcome> {
    const link = this.links[this.pick(this.links.length) % this.links.length];
    if (link !== undefined) return this.envelopes.send(link, outgoing, retry);
    return Promise.resolve({
      ok: false,
      why: 'no_connection',
      ms: 0,
      attempt: retry?.attempt ?? 0,
      status: 0,
    });
  }

  /** Sends a disconnect frame over the oldest link (or all) and closes it as Slack does. */
  disconnect(reason: DisconnectReason, which: 'oldest' | 'all' = 'oldest'): void {
    for (const link of which === 'all' ? [...this.links] : this.links.slice(0, 1)) {
      link.write({ type: 'disconnect', reason, debug_info: { host: 'applink-test' } });
      // A warning comes about ten seconds before the end; the other reasons close at once.
      if (reason === 'warning') this.core.clock.after(WARNING_MS, () => link.ws.close());
      else link.ws.close();
    }
  }

  /** The links stay open but nothing comes any more, not even an answer to a ping. */
  dropSilently(): void {
    for (const link of this.links) link.mute = true;
  }

  /** Cuts all links at once, as a network fault does. */
  sever(): void {
    for (const link of [...this.links]) link.ws.terminate();
  }

  /** Any text to every link: for malformed frames. */
  sendRaw(text: string): void {
    for (const link of this.links) link.ws.send(text);
  }

  /** Ends everything. A bot that is just leaving gets a moment to say goodbye, or its library complains. */
  async stop(): Promise<void> {
    this.envelopes.lose();
    for (const link of this.links) link.ws.close(1001);
    const gone = this.waitFor(0, GOODBYE_MS).catch(() => this.sever());
    await gone;
    this.wss.close();
  }

  private accept(ws: WebSocket): void {
    const link = new Link(this.nextId, ws);
    this.nextId += 1;
    ws.on('message', (data) => this.read(link, String(data)));
    ws.on('close', () => this.forget(link));
    ws.on('error', (error) => this.note('link_error', { message: error.message }, 'link_error'));
    if (this.links.length >= MAX_CONNECTIONS) {
      this.note('too_many_websockets', {}, 'too_many_websockets');
      link.write({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} });
      ws.close();
      return;
    }
    this.links.push(link);
    this.note('connected', { link: link.id });
    link.keepPinging(this.core.clock);
    link.write({
      type: 'hello',
      num_connections: this.links.length,
      debug_info: { host: 'applink-test', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: IDS.app },
    });
    this.core.deliveries.connected();
  }

  private read(link: Link, text: string): void {
    const frame = parseJson(text);
    if (!isObj(frame) || frame.envelope_id === undefined) this.note('bad_frame', { text }, 'bad_frame');
    else this.note('ack', { ...frame, link: link.id }, this.envelopes.acknowledge(frame));
  }

  private forget(link: Link): void {
    link.closed();
    const at = this.links.indexOf(link);
    if (at >= 0) this.links.splice(at, 1);
    this.envelopes.lose(link);
    this.note('closed', { link: link.id });
  }

  private note(method: string, args: Obj, refusal?: string): void {
    this.core.ledger.add({
      kind: method === 'ack' ? 'ack' : 'socket',
      method,
      at: this.core.clock.now(),
      args,
      ok: refusal === undefined,
      ...(refusal && { refusal, rule: refusal }),
    });
    changed(this.core);
  }
}
