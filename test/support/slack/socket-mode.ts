import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Core, changed } from './core.ts';
import { IDS } from './defaults.ts';
import { ACK_MS, type Outcome, type Outgoing, type Retry, type Transport } from './delivery.ts';
import { isObj, type Obj, parseJson, str } from './json.ts';

/** A ticket opens one socket, soon. */
const TICKET_MS = 30_000;
const PING_MS = 10_000;
const WARNING_MS = 10_000;
/** Ten connections an app: https://docs.slack.dev/apis/events-api/using-socket-mode */
const MAX_CONNECTIONS = 10;

interface Link {
  id: number;
  ws: WebSocket;
  /** A link that died without a word: nothing goes out, pings get no answer. */
  mute: boolean;
  stopPings: () => void;
}

interface Pending {
  link: Link;
  outgoing: Outgoing;
  finish: (outcome: Partial<Outcome> & { ok: boolean; why?: string }) => void;
}

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** The Socket Mode side of Slack: hello, envelopes, acknowledgements, disconnects. */
export class SocketMode implements Transport {
  /** Chooses the connection for the next payload; Slack takes any of them. Default: in turn. */
  pick: (count: number) => number;
  private turn = 0;
  private nextId = 1;
  private readonly links: Link[] = [];
  private readonly pending = new Map<string, Pending>();
  private readonly sent = new Map<string, number>();
  private readonly core: Core;
  private readonly wss = new WebSocketServer({ noServer: true, autoPong: false });

  constructor(core: Core) {
    this.core = core;
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
  async waitFor(count: number, withinMs = 5000): Promise<void> {
    if (this.links.length === count) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.links.length !== count) return;
        clearTimeout(timer);
        this.core.watchers.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.core.watchers.delete(look);
        reject(new Error(`${this.links.length} links are open, not ${count}, after ${withinMs} ms`));
      }, withinMs);
      this.core.watchers.add(look);
    });
  }

  /** The HTTP server hands its upgrades here. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
    const given = this.core.tickets.get(ticket);
    this.core.tickets.delete(ticket);
    const fault = this.core.faults.take('socket');
    const status = isObj(fault) && 'refuseWithStatus' in fault ? Number(fault.refuseWithStatus) : undefined;
    const fresh = given !== undefined && this.core.clock.now() - given <= TICKET_MS;
    if (status !== undefined || fault !== undefined || !fresh) {
      this.note('upgrade_refused', { ticket }, fresh ? 'scripted_fault' : 'invalid_ticket');
      if (fault === 'reset') socket.destroy();
      else socket.end(`HTTP/1.1 ${status ?? 408} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.wss.handleUpgrade(request, socket, head, (ws) => this.accept(ws));
  }

  /** Sends an envelope over one of the links and waits for its acknowledgement. */
  send(outgoing: Outgoing, retry: Retry | undefined): Promise<Outcome> {
    const link = this.links[this.pick(this.links.length) % this.links.length];
    const attempt = retry?.attempt ?? 0;
    if (link === undefined)
      return Promise.resolve({ ok: false, why: 'no_connection', ms: 0, attempt, status: 0 });
    const id = randomUUID();
    const start = this.core.clock.now();
    return new Promise((resolve) => {
      const finish: Pending['finish'] = (outcome) => {
        cancel();
        this.pending.delete(id);
        resolve({
          ms: this.core.clock.now() - start,
          attempt,
          status: 0,
          payload: undefined,
          ...outcome,
        } as Outcome);
      };
      const cancel = this.core.clock.after(ACK_MS, () => finish({ ok: false, why: 'operation_timeout' }));
      this.pending.set(id, { link, outgoing, finish });
      this.sent.set(id, start);
      const again =
        outgoing.kind === 'events_api'
          ? { retry_attempt: attempt, retry_reason: retry?.reason ?? '' }
          : retry && { retry_attempt: attempt, retry_reason: retry.reason };
      this.write(link, {
        envelope_id: id,
        type: outgoing.kind,
        payload: outgoing.payload,
        accepts_response_payload: outgoing.acceptsResponse,
        ...again,
      });
    });
  }

  /** Sends a disconnect frame over the oldest link (or all) and closes it as Slack does. */
  disconnect(reason: DisconnectReason, which: 'oldest' | 'all' = 'oldest'): void {
    for (const link of which === 'all' ? [...this.links] : this.links.slice(0, 1)) {
      this.write(link, { type: 'disconnect', reason, debug_info: { host: 'applink-test' } });
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

  /** Ends everything. */
  stop(): void {
    for (const pending of [...this.pending.values()]) pending.finish({ ok: false, why: 'link_lost' });
    this.sever();
    this.wss.close();
  }

  private accept(ws: WebSocket): void {
    const link: Link = { id: this.nextId, ws, mute: false, stopPings: () => undefined };
    this.nextId += 1;
    ws.on('ping', (data) => {
      if (!link.mute) ws.pong(data);
    });
    ws.on('message', (data) => this.read(link, String(data)));
    ws.on('close', () => this.forget(link));
    ws.on('error', (error) => this.note('link_error', { message: error.message }, 'link_error'));
    if (this.links.length >= MAX_CONNECTIONS) {
      this.note('too_many_websockets', {}, 'too_many_websockets');
      this.write(link, { type: 'disconnect', reason: 'too_many_websockets', debug_info: {} });
      ws.close();
      return;
    }
    this.links.push(link);
    this.note('connected', { link: link.id });
    this.keepPinging(link);
    this.write(link, {
      type: 'hello',
      num_connections: this.links.length,
      debug_info: { host: 'applink-test', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: IDS.app },
    });
    this.core.deliveries.connected();
    changed(this.core);
  }

  private keepPinging(link: Link): void {
    const ping = () => {
      if (!link.mute) link.ws.ping('Ping from applink-test');
      link.stopPings = this.core.clock.after(PING_MS, ping);
    };
    ping();
  }

  private read(link: Link, text: string): void {
    const frame = parseJson(text);
    const id = isObj(frame) ? str(frame.envelope_id) : '';
    if (!isObj(frame) || id === '') {
      this.note('bad_frame', { text }, 'bad_frame');
      return;
    }
    const pending = this.pending.get(id);
    if (pending === undefined) {
      const known = this.sent.get(id);
      this.note('ack', frame, known === undefined ? 'unknown_envelope' : 'late_ack');
      return;
    }
    const hasPayload = isObj(frame.payload)
      ? Object.keys(frame.payload).length > 0
      : frame.payload !== undefined;
    if (hasPayload && !pending.outgoing.acceptsResponse) this.note('ack', frame, 'ack_payload_not_accepted');
    else this.note('ack', { ...frame, link: link.id });
    pending.finish({ ok: true, payload: frame.payload });
  }

  private forget(link: Link): void {
    link.stopPings();
    const at = this.links.indexOf(link);
    if (at >= 0) this.links.splice(at, 1);
    for (const pending of [...this.pending.values()]) {
      if (pending.link === link) pending.finish({ ok: false, why: 'link_lost' });
    }
    this.note('closed', { link: link.id });
    changed(this.core);
  }

  private write(link: Link, frame: Obj): void {
    if (!link.mute) link.ws.send(JSON.stringify(frame));
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
