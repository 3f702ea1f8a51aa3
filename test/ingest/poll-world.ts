import { afterEach, beforeEach } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createPoller, type Poller, type PollerParts } from '../../src/ingest/poll.ts';
import { allSources } from '../../src/sources/all-sources.ts';
import { createPoliteFetch, type ValidatorStore } from '../../src/sources/polite-fetch.ts';
import type { PaperSource } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/open.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { feedStore } from '../../src/store/source-states.ts';
import { validatorStore } from '../../src/store/validators.ts';
import { type QuietLog, quietLog } from '../support/quiet-log.ts';
import { type FeedHead, type FeedItem, rssFeed } from '../support/sources/arxiv-documents.ts';
import { type LeapingClock, leapingClock } from '../support/sources/clock.ts';
import { hfItem } from '../support/sources/hf-documents.ts';
import { json, rss } from '../support/sources/replies.ts';
import { type Document, type Sources, startSources } from '../support/sources/server.ts';
import { sqliteStores } from '../support/store.ts';

export const HF = '/hf/daily_papers';
export const CL = '/feeds/rss/cs.CL';
export const AI = '/feeds/rss/cs.AI';
export const LG = '/feeds/rss/cs.LG';
export const QUERY = '/api/query';

/** The real sources before a local server, with a real store behind the poller. */
export interface World {
  readonly clock: LeapingClock;
  readonly server: Sources;
  readonly store: Store;
  readonly log: QuietLog;
  /** A new poller over the same store, as after a restart. */
  poller(more?: Partial<PollerParts>, categories?: readonly string[]): Poller;
  /** What a poller asks, by a clock of its own when one is given. */
  sources(categories?: readonly string[], clock?: Clock): readonly PaperSource[];
}

/** Call at the top of a `describe`; the world is there within its tests. */
export function worlds(start: string): () => World {
  const openTestStore = sqliteStores();
  let world: World;
  const pollers: Poller[] = [];
  beforeEach(async () => {
    // Its chance never changes, so ids would be alike.
    let ids = 0;
    const clock = { ...leapingClock(start), newId: () => `id-${ids++}` };
    const server = await startSources(clock);
    const store = await openTestStore();
    const log = quietLog();
    const validators = validatorStore(store, clock);
    const asked: World['sources'] = (categories = ['cs.CL'], by = clock) =>
      realSources(server, by, validators, categories);
    const poller: World['poller'] = (more = {}, categories = ['cs.CL']) => {
      const writer = createPaperWriter(store, clock);
      const parts = { sources: asked(categories), writer, feeds: feedStore(store), validators, clock, log };
      const made = createPoller({ ...parts, ...more });
      pollers.push(made);
      return made;
    };
    world = { clock, server, store, log, poller, sources: asked };
  });
  afterEach(async () => {
    for (const poller of pollers.splice(0)) await poller.stop();
    await world.server.stop();
  });
  return () => world;
}

function realSources(
  server: Sources,
  clock: Clock,
  validators: ValidatorStore,
  categories: readonly string[],
): readonly PaperSource[] {
  const userAgent = 'Paperboy-test/0 (+mailto:test@example.org)';
  const http = createPoliteFetch({ clock, validators, userAgent, arxivHosts: [server.host] });
  // By another name, so that it is not taken for arXiv.
  const hfBase = server.hfBase.replace('127.0.0.1', 'localhost');
  const bases = { hfBase, arxivFeedBase: server.arxivFeed, arxivApiBase: server.arxivApi };
  return allSources({ http, clock, ...bases, categories });
}

/** A day's list of Hugging Face. */
export function hfList(ids: readonly string[], day: string, headers: Record<string, string> = {}): Document {
  return json(hfItems(ids, day), headers);
}

export function hfItems(ids: readonly string[], day: string): object[] {
  return ids.map((id) => hfItem(id, { day }));
}

/** Hugging Face's list by the day that is asked for. */
export const hfDays =
  (days: Readonly<Record<string, readonly string[]>>) =>
  ({ query }: { query: URLSearchParams }): Document => {
    const day = query.get('date') ?? '';
    return hfList(days[day] ?? [], day);
  };

/** arXiv's feed of a day: `2026-11-24`. */
export function feedOf(
  day: string,
  items: readonly FeedItem[],
  head: FeedHead & { etag?: string } = {},
): Document {
  const date = `${new Date(day).toUTCString().slice(0, 16)} 00:00:00 -0500`;
  const built = `${new Date(day).toUTCString().slice(0, 16)} 05:00:12 +0000`;
  return rss(rssFeed(items, { date, built, ...head }), head.etag);
}

/** What was announced: `source day kind`, with the arXiv id, in the order of numbers. */
export async function announced({ store }: World): Promise<string[]> {
  const rows = await store.db
    .selectFrom('announcements')
    .innerJoin('paper_identifiers', 'paper_identifiers.paper_id', 'announcements.paper_id')
    .select(['source', 'day', 'announcements.kind', 'value'])
    .where('paper_identifiers.kind', '=', 'arxiv')
    .orderBy('number')
    .execute();
  return rows.map(({ source, day, kind, value }) => `${source} ${day} ${kind} ${value}`);
}

/** "Hugging Face ok: 2 papers so far, 09:00 UTC" for each source. */
export async function told(poller: Poller): Promise<string[]> {
  return (await poller.status()).map(({ name, state, detail }) => `${name} ${state}: ${detail}`);
}

/** Moves the clock to an instant. */
export function goTo({ clock }: World, instant: string): void {
  clock.advance(Date.parse(instant) - clock.now());
}
