import type { webApi } from '@slack/bolt';
import type { Clock } from '../../src/clock.ts';
import { TIMES } from './limits.ts';
import { failureOf } from './web/failures.ts';
import { within } from './within.ts';

const KEPT = 5000;
const TRIES = 5;

interface Known {
  readonly isBot: boolean;
  readonly zone?: string;
  readonly until: number;
}

/** What Slack tells of accounts, asked once in a while. Only whether somebody is a bot and their zone is kept. */
export class People {
  readonly #client: webApi.WebClient;
  readonly #clock: Clock;
  readonly #stopped: AbortSignal;
  readonly #known = new Map<string, Known>();

  constructor(parts: { client: webApi.WebClient; clock: Clock; stopped: AbortSignal }) {
    this.#client = parts.client;
    this.#clock = parts.clock;
    this.#stopped = parts.stopped;
  }

  /** Whoever cannot be looked up counts as a person: losing what somebody did is worse than counting a bot. */
  async isBot(id: string): Promise<boolean> {
    return (await this.#ask(id))?.isBot ?? false;
  }

  /** IANA zone; undefined when Slack does not tell in time. */
  async zone(id: string): Promise<string | undefined> {
    return (await within(this.#ask(id), TIMES.zone, this.#clock))?.zone;
  }

  async #ask(id: string): Promise<Known | undefined> {
    const known = this.#known.get(id);
    if (known && known.until > this.#clock.now()) return known;
    for (let tries = 1; tries <= TRIES; tries++) {
      try {
        return this.#keep(id, await this.#client.users.info({ user: id }));
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'wait' || tries === TRIES) return undefined;
        await this.#clock.sleep(failure.afterMs, this.#stopped).catch(() => undefined);
      }
    }
    return undefined;
  }

  #keep(id: string, { user }: webApi.UsersInfoResponse): Known {
    const until = this.#clock.now() + TIMES.personKept;
    const known = { isBot: user?.is_bot ?? false, until, ...(user?.tz && { zone: user.tz }) };
    this.#known.delete(id);
    this.#known.set(id, known);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(oldest);
    }
    return known;
  }
}
