import type { ChatPlatform, Directory } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import { describeError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type PaperId, type PaperLibrary, parseReference } from '../../papers/api.ts';
import { channelAddress } from '../delivery/address.ts';
import type { Destination } from '../schedule/schedule.ts';
import type { AtWork, SaidStore } from './said-store.ts';

export interface SaidParts {
  readonly said: SaidStore;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly directory: Pick<Directory, 'spaceById'>;
  readonly library: Partial<Pick<PaperLibrary, 'resolve'>>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log?: Log | undefined;
}

const MINUTE = 60_000;
/** A restart takes less. */
const AWAY_MS = 10 * MINUTE;
/** A backup is made some time after the last moment it knows of; two clocks differ. */
const MARGIN_MS = 10 * MINUTE;
/** Restarts in these days look again: what was found lately is not kept but for papers held. */
const LOOKED_FOR_MS = 7 * 24 * 60 * MINUTE;
/** A platform that does not connect for so long is done without. */
const PATIENCE_MS = 10 * MINUTE;

/**
 * After a time away, the store may be a backup put back, and the channels know more than it: before a place's first digest,
 * its own messages since then are read, and the papers they link to count as had. Links to papers that the store does not
 * hold yet are looked at again with each later digest.
 */
export class SaidBefore {
  readonly #parts: SaidParts;
  #began: Promise<AtWork> | undefined;
  #noted = Number.NEGATIVE_INFINITY;
  /** By destination, what was not resolved yet. */
  readonly #links = new Map<string, readonly string[]>();

  constructor(parts: SaidParts) {
    this.#parts = parts;
  }

  /** Called each time somebody looks what is due; a store that takes nothing holds nobody back. */
  async atWork(): Promise<void> {
    const now = this.#parts.clock.now();
    if (Math.abs(now - this.#noted) < MINUTE) return;
    try {
      const { away } = await this.#begin();
      await this.#parts.said.atWork({ at: now, ...(away && { away }) });
      this.#noted = now;
    } catch (error) {
      this.#parts.log?.warn({ error }, 'that somebody is at work could not be noted');
    }
  }

  /** The papers that a place has had without the store's knowledge; undefined when its platform may tell in a moment. */
  async learn(destination: Destination): Promise<readonly PaperId[] | undefined> {
    const { at, away } = await this.#begin();
    if (!away || away.until <= this.#parts.clock.now() || destination.channelId === '') return [];
    const known = this.#links.get(destination.id);
    const links = known ?? (await this.#read(destination, away.since, at));
    if (links === undefined) return undefined;
    return links.length > 0 || known === undefined ? this.#resolve(destination, links) : [];
  }

  #begin(): Promise<AtWork> {
    this.#began ??= this.#sinceLast().catch((error: unknown) => {
      this.#began = undefined;
      throw error;
    });
    return this.#began;
  }

  async #sinceLast(): Promise<AtWork> {
    const at = this.#parts.clock.now();
    const last = await this.#parts.said.lastAtWork();
    const before = last?.away && last.away.until > at ? last.away : undefined;
    if (!last || at - last.at <= AWAY_MS) return { at, ...(before && { away: before }) };
    const since = Math.min(last.at - MARGIN_MS, before?.since ?? Number.POSITIVE_INFINITY);
    return { at, away: { since, until: at + LOOKED_FOR_MS } };
  }

  async #read(
    destination: Destination,
    since: number,
    began: number,
  ): Promise<readonly string[] | undefined> {
    const { platformOf, directory, clock, log } = this.#parts;
    const platform = platformOf(destination.platform);
    if (!platform?.linksSince) return [];
    if (platform.state().state !== 'connected') {
      return clock.now() - began < PATIENCE_MS ? undefined : [];
    }
    const to = await channelAddress(destination, directory);
    const answer = await platform.linksSince(to, since).catch((error: unknown) => {
      return { state: 'cannot-tell', detail: describeError(error) } as const;
    });
    if (answer.state === 'read') return answer.links.filter((link) => parseReference(link) !== undefined);
    log?.info({ destination: destination.id, detail: answer.detail }, 'what stood there could not be read');
    return [];
  }

  async #resolve({ id }: Destination, links: readonly string[]): Promise<readonly PaperId[]> {
    const { library, said, clock } = this.#parts;
    const held = new Map<string, PaperId>();
    for (const link of links) {
      const paper = await library.resolve?.(link);
      if (paper) held.set(link, paper.id);
    }
    const ids = [...new Set(held.values())];
    await said.had(id, ids, clock.now());
    this.#links.set(
      id,
      links.filter((link) => !held.has(link)),
    );
    return ids;
  }
}
