import type { Clock } from '../../../src/clock.ts';
import { ConfigError, describeError } from '../../../src/errors.ts';
import { TIMES } from '../limits.ts';
import { codeOf, failureOf } from '../web/failures.ts';
import { backOff } from './back-off.ts';
import type { Link, LinkEvents } from './link.ts';
import { APP_TOKEN_PROBLEM, canBeToken, isAppTokenRefused } from './problems.ts';
import { openSocket, type Socket, type SocketParts } from './socket.ts';

interface Parts extends SocketParts {
  readonly clock: Clock;
  readonly events: LinkEvents;
}

/** Socket Mode: one connection after the other, each renewed at once when it ends, until it is closed. */
export class SocketLink implements Link {
  readonly #parts: Parts;
  readonly #closed = new AbortController();
  readonly #end = Promise.withResolvers<void>();
  #socket: Socket | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async open(): Promise<void> {
    const opening = this.#openFirst();
    this.#keeping = opening.then(nothing, nothing);
    this.#keeping = this.#keep(await opening);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    this.#end.resolve();
    await this.#keeping;
    await this.#socket?.close();
    this.#socket = undefined;
  }

  async #openFirst(): Promise<Socket> {
    if (!canBeToken(this.#parts.appToken)) throw new ConfigError([APP_TOKEN_PROBLEM]);
    try {
      this.#socket = await openSocket(this.#parts, this.#end.promise);
      return this.#socket;
    } catch (error) {
      if (isAppTokenRefused(codeOf(error))) throw new ConfigError([APP_TOKEN_PROBLEM], { cause: error });
      throw new Error(`Slack cannot be reached (${describeError(error)})`, { cause: error });
    }
  }

  async #keep(first: Socket): Promise<void> {
    const { clock, events } = this.#parts;
    for (let socket: Socket | undefined = first; socket !== undefined; ) {
      const since = clock.now();
      await Promise.race([socket.lost, this.#end.promise]);
      if (this.#closed.signal.aborted) return;
      events.turn('reconnecting', 'the connection was lost; it is being renewed');
      const lasted = clock.now() - since;
      socket = await this.#renew(lasted >= TIMES.linkLasted ? 0 : backOff(0, clock));
      this.#socket = socket;
    }
  }

  /** Tries until there is a new connection; undefined when it was closed meanwhile or trying is useless. */
  async #renew(firstWait: number): Promise<Socket | undefined> {
    const { clock, events } = this.#parts;
    const since = clock.now();
    let wait = firstWait;
    for (let failures = 1; await this.#waited(wait); failures++) {
      try {
        const socket = await openSocket(this.#parts, this.#end.promise);
        events.turn('connected', 'reconnected');
        if (clock.now() - since >= TIMES.eventsRepeated) events.missed();
        return socket;
      } catch (error) {
        if (this.#closed.signal.aborted) return undefined;
        if (isAppTokenRefused(codeOf(error))) return this.#giveUp();
        wait = waitAfter(error, backOff(failures, clock));
        this.#note(error, clock.now() - since, wait);
      }
    }
    return undefined;
  }

  #giveUp(): undefined {
    this.#parts.events.failed(APP_TOKEN_PROBLEM);
    return undefined;
  }

  /** After three minutes the state says so, since nobody is answered meanwhile; a new connection ends it. */
  #note(error: unknown, downMs: number, wait: number): void {
    const { events, log } = this.#parts;
    const reason = describeError(error);
    const again = `it is tried again in ${Math.ceil(wait / 1000)} s`;
    const state = downMs >= TIMES.watchdog ? 'failed' : 'reconnecting';
    events.turn(state, `Slack cannot be reached (${reason}); ${again}`);
    log.warn({ reason, downMs }, 'Slack cannot be reached');
  }

  async #waited(ms: number): Promise<boolean> {
    const { signal } = this.#closed;
    await this.#parts.clock.sleep(ms, signal).catch(() => undefined);
    return !signal.aborted;
  }
}

function waitAfter(error: unknown, usual: number): number {
  const failure = failureOf(error);
  return failure.kind === 'wait' ? Math.max(failure.afterMs, usual) : usual;
}

function nothing(): undefined {
  return undefined;
}
