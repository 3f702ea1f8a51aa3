import type { Clock } from './clock.ts';
import type { Obj } from './json.ts';

/** Slack waits three seconds for an answer. */
export const ACK_MS = 3000;
/** Events are tried again at once, after a minute, and after five. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

export interface Outgoing {
  kind: 'events_api' | 'slash_commands' | 'interactive';
  payload: Obj;
  acceptsResponse: boolean;
}

/** Why nothing (good) came back. The first two are what a person sees behind a failed command. */
export type Failure = 'operation_timeout' | 'dispatch_failed' | 'link_lost' | 'no_connection';

export type Outcome =
  | { ok: true; ms: number; payload: unknown; attempt: number; status: number }
  | { ok: false; why: Failure; ms: number; attempt: number; status: number; noRetry?: boolean };

export interface Retry {
  attempt: number;
  reason: string;
}

/** A way to reach the bot: Socket Mode or signed HTTP. */
export interface Transport {
  ready(): boolean;
  send(outgoing: Outgoing, retry: Retry | undefined): Promise<Outcome>;
}

/** One payload on its way, with everything that came of it. */
export interface Delivery {
  outgoing: Outgoing;
  outcomes: Outcome[];
  /** The result of the first attempt. */
  first: Promise<Outcome>;
  /** The first good result, or the last bad one when Slack gives up. */
  settled: Promise<Outcome>;
}

/** Sends payloads and repeats what was not acknowledged. */
export class Deliveries {
  transport: Transport | undefined;
  /** Also repeat commands and interactions. Slack does not; a test of idempotence may want it. */
  repeatAll = false;
  private readonly clock: Clock;
  /** How many of the next first attempts get lost on the way, so that only the repeat arrives. */
  loseNext = 0;
  private held: (() => void)[] | undefined;
  private readonly waiting = new Set<() => void>();
  private readonly onChange: () => void;

  constructor(clock: Clock, onChange: () => void) {
    this.clock = clock;
    this.onChange = onChange;
  }

  /** Sends a payload now. Never throws: what went wrong is in the outcome. */
  deliver(outgoing: Outgoing): Delivery {
    const outcomes: Outcome[] = [];
    const first = Promise.withResolvers<Outcome>();
    const settled = this.run(outgoing, (outcome) => {
      outcomes.push(outcome);
      first.resolve(outcome);
      this.onChange();
    });
    return { outgoing, outcomes, first: first.promise, settled };
  }

  /** Sends the same payload once more, as a repeat: handlers must do their work only once. */
  again(delivery: Delivery, attempt = 1): Promise<Outcome> {
    return this.attempt(delivery.outgoing, { attempt, reason: 'timeout' });
  }

  /** From now on payloads wait … */
  hold(): void {
    this.held ??= [];
  }

  /** … until they are released, in any order: platforms promise none. */
  release(order: (waiting: (() => void)[]) => (() => void)[] = (waiting) => waiting): void {
    const waiting = this.held ?? [];
    this.held = undefined;
    for (const go of order(waiting)) go();
  }

  /** Called by the transport when a way to the bot has opened: waiting events go out. */
  connected(): void {
    for (const go of [...this.waiting]) go();
  }

  private async run(outgoing: Outgoing, note: (outcome: Outcome) => void): Promise<Outcome> {
    const repeats = outgoing.kind === 'events_api' || this.repeatAll;
    if (this.held !== undefined) await new Promise<void>((resolve) => this.held?.push(resolve));
    let outcome = this.loseOne() ?? (await this.attempt(outgoing, undefined));
    note(outcome);
    for (const [i, wait] of RETRY_AFTER_MS.entries()) {
      if (outcome.ok || outcome.noRetry) return outcome;
      const lost = outcome.why === 'link_lost' && this.transport?.ready() === true;
      if (!repeats && !lost) return outcome;
      await this.pause(wait, outcome.why);
      outcome = await this.attempt(outgoing, { attempt: i + 1, reason: reasonOf(outcome.why) });
      note(outcome);
    }
    return outcome;
  }

  private loseOne(): Outcome | undefined {
    if (this.loseNext === 0) return undefined;
    this.loseNext -= 1;
    return { ok: false, why: 'operation_timeout', ms: ACK_MS, attempt: 0, status: 0 };
  }

  private async attempt(outgoing: Outgoing, retry: Retry | undefined): Promise<Outcome> {
    const attempt = retry?.attempt ?? 0;
    if (this.transport === undefined || !this.transport.ready()) {
      return { ok: false, why: 'no_connection', ms: 0, attempt, status: 0 };
    }
    return this.transport.send(outgoing, retry);
  }

  /** Waits for the time of the next attempt; without a connection, until there is one. */
  private pause(ms: number, why: Failure): Promise<void> {
    const disconnected = (why === 'no_connection' || why === 'link_lost') && this.transport?.ready() !== true;
    if (ms === 0 && !disconnected) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        cancel();
        this.waiting.delete(go);
        resolve();
      };
      const cancel = disconnected ? () => undefined : this.clock.after(ms, go);
      if (disconnected) this.waiting.add(go);
    });
  }
}

const reasonOf = (why: Failure): string => (why === 'dispatch_failed' ? 'http_error' : 'timeout');
