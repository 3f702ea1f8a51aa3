import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { ACK_MS, type Failure, type Outcome, type Outgoing, type Retry } from './delivery.ts';
import { isObj, type Obj, str } from './json.ts';
import type { Link } from './socket-link.ts';

type Result = { ok: true; payload: unknown } | { ok: false; why: Failure };

interface Pending {
  link: Link;
  outgoing: Outgoing;
  finish(result: Result): void;
}

/** Envelopes under way over Socket Mode, until they are acknowledged or three seconds have passed. */
export class Envelopes {
  private readonly pending = new Map<string, Pending>();
  private readonly sent = new Set<string>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Sends one and waits for what becomes of it. */
  send(link: Link, outgoing: Outgoing, retry: Retry | undefined): Promise<Outcome> {
    const id = randomUUID();
    const start = this.clock.now();
    return new Promise((resolve) => {
      const finish = (result: Result) => {
        cancel();
        this.pending.delete(id);
        const common = { ms: this.clock.now() - start, attempt: retry?.attempt ?? 0, status: 0 };
        resolve({ ...common, ...result });
      };
      const cancel = this.clock.after(ACK_MS, () => finish({ ok: false, why: 'operation_timeout' }));
      this.pending.set(id, { link, outgoing, finish });
      this.sent.add(id);
      link.write({
        envelope_id: id,
        type: outgoing.kind,
        payload: outgoing.payload,
        accepts_response_payload: outgoing.acceptsResponse,
        ...(outgoing.kind === 'events_api' || retry
          ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      });
    });
  }

  /** Takes an acknowledgement; says what was wrong with it, if anything. */
  acknowledge(frame: Obj): string | undefined {
    const id = str(frame.envelope_id);
    const pending = this.pending.get(id);
    if (pending === undefined) return this.sent.has(id) ? 'late_ack' : 'unknown_envelope';
    pending.finish({ ok: true, payload: frame.payload });
    const hasPayload = isObj(frame.payload)
      ? Object.keys(frame.payload).length > 0
      : frame.payload !== undefined;
    return hasPayload && !pending.outgoing.acceptsResponse ? 'ack_payload_not_accepted' : undefined;
  }

  /** A link is gone, and with it what went over it (all links: no argument). */
  lose(link?: Link): void {
    for (const pending of [...this.pending.values()]) {
      if (link === undefined || pending.link === link) pending.finish({ ok: false, why: 'link_lost' });
    }
  }
}
