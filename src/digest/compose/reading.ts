import { scheduler } from 'node:timers/promises';
import { EMOJI, type EmojiTable } from '../../choices/api.ts';
import type { PaperId, PaperLibrary } from '../../papers/api.ts';
import type { Tally, Votes } from '../../reactions/api.ts';
import { PaperReader } from '../../topics/paper-reader.ts';
import type { AnnouncedPapers, News } from './announced-papers.ts';
import { type GroupVoice, type Muter, SILENT } from './group-voice.ts';
import { Had } from './had.ts';
import { Muted } from './muted.ts';
import type { NewsWindow } from './news-window.ts';
import { NewsWindows } from './news-windows.ts';
import type { ShownStore } from './shown-store.ts';
import { NO_TASTE, type PlaceTaste, type TasteOf, type Tastes } from './taste.ts';

export interface ReadingParts {
  readonly announced: Pick<AnnouncedPapers, 'after' | 'newestNumber'>;
  readonly library: Pick<PaperLibrary, 'byIds'>;
  readonly shown: Pick<ShownStore, 'holders'>;
  readonly votes: Pick<Votes, 'tally'>;
  readonly sourceTrouble: () => Promise<string | undefined>;
  readonly voice?: GroupVoice | undefined;
  readonly tastes?: Tastes | undefined;
}

type ManyNews = ReadonlyMap<PaperId, News>;

const IDS_AT_ONCE = 500;

/** What the digests of one tick read in common, read once. Dropped with the tick. */
export class Reading {
  readonly papers: PaperReader;
  /** Who has had what; complete for papers whose holders were read. */
  readonly had = new Had();
  readonly #parts: ReadingParts;
  readonly #windows: NewsWindows;
  readonly #votes = new WeakMap<NewsWindow, Map<string, Promise<ReadonlyMap<PaperId, Tally>>>>();
  readonly #holdersOf = new WeakMap<ManyNews, Promise<void>>();
  readonly #mutedIn = new WeakMap<ManyNews, Promise<Muted>>();
  readonly #tastes = new WeakMap<object, Promise<PlaceTaste | undefined>>();
  readonly #tasteOf: TasteOf;
  #mutesNeeded: ReturnType<GroupVoice['mutesNeeded']> | undefined;
  #broughtIn: ReturnType<GroupVoice['broughtIn']> | undefined;
  #emoji: ReturnType<GroupVoice['emoji']> | undefined;
  #digits: ReturnType<GroupVoice['digits']> | undefined;
  #newest: Promise<number> | undefined;
  #trouble: Promise<string> | undefined;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
    this.papers = new PaperReader(parts.library);
    this.#windows = new NewsWindows(parts.announced, this.papers);
    this.#tasteOf = (parts.tastes ?? NO_TASTE).reader();
  }

  newestNumber(): Promise<number> {
    this.#newest ??= this.#parts.announced.newestNumber();
    return this.#newest;
  }

  /** Which source is late or failing, '' when none is. */
  trouble(): Promise<string> {
    this.#trouble ??= this.#parts.sourceTrouble().then((trouble) => trouble ?? '');
    return this.#trouble;
  }

  /** News up to `upTo`, from `after` or somewhat before. */
  newsAround(after: number, upTo: number): Promise<NewsWindow> {
    return this.#windows.around(after, upTo);
  }

  /** The votes of a space on a window's papers. */
  votesIn(spaceId: string, window: NewsWindow): Promise<ReadonlyMap<PaperId, Tally>> {
    const spaces = this.#votes.get(window) ?? new Map<string, Promise<ReadonlyMap<PaperId, Tally>>>();
    this.#votes.set(window, spaces);
    const votes = spaces.get(spaceId) ?? this.#tally(spaceId, [...window.news.keys()]);
    spaces.set(spaceId, votes);
    return votes;
  }

  /** Reads who has had these papers. */
  holdersOf(news: ManyNews): Promise<void> {
    const reading = this.#holdersOf.get(news) ?? this.#readHolders([...news.keys()]);
    this.#holdersOf.set(news, reading);
    return reading;
  }

  /** Who is not to get which of these papers. */
  mutedIn(news: ManyNews): Promise<Muted> {
    const muted = this.#mutedIn.get(news) ?? this.#readMuted([...news.keys()]);
    this.#mutedIn.set(news, muted);
    return muted;
  }

  /** What people brought in, by space. */
  broughtIn(): ReturnType<GroupVoice['broughtIn']> {
    this.#broughtIn ??= this.#voice.broughtIn();
    return this.#broughtIn;
  }

  /** What a place likes, as far as its choices tell; undefined when they do not. */
  tasteOf(place: Parameters<TasteOf>[0]): Promise<PlaceTaste | undefined> {
    const taste = this.#tastes.get(place) ?? this.#tasteOf(place);
    this.#tastes.set(place, taste);
    return taste;
  }

  /** What emoji under a paper do in a space. */
  async emojiIn(spaceId: string): Promise<EmojiTable> {
    this.#emoji ??= this.#voice.emoji();
    return (await this.#emoji).get(spaceId) ?? EMOJI;
  }

  /** Whether digits under a list vote for its entries in a space. */
  async digitsIn(spaceId: string): Promise<boolean> {
    this.#digits ??= this.#voice.digits();
    return (await this.#digits).has(spaceId);
  }

  get #voice(): GroupVoice {
    return this.#parts.voice ?? SILENT;
  }

  async #readMuted(ids: readonly PaperId[]): Promise<Muted> {
    const muters: Muter[] = [];
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      muters.push(...(await this.#voice.muters(ids.slice(at, at + IDS_AT_ONCE))));
    }
    this.#mutesNeeded ??= this.#voice.mutesNeeded();
    return new Muted(muters, await this.#mutesNeeded);
  }

  async #tally(spaceId: string, ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Tally>> {
    const all = new Map<PaperId, Tally>();
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const some = await this.#parts.votes.tally(spaceId, ids.slice(at, at + IDS_AT_ONCE));
      for (const [id, tally] of some) all.set(id, tally);
    }
    return all;
  }

  async #readHolders(ids: readonly PaperId[]): Promise<void> {
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      for (const holder of await this.#parts.shown.holders(ids.slice(at, at + IDS_AT_ONCE))) {
        this.had.add(holder);
      }
      await scheduler.yield();
    }
  }
}
