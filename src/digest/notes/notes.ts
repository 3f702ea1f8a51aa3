import { scheduler } from 'node:timers/promises';
import { deliveryKey } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import type { PaperLibrary } from '../../papers/api.ts';
import type { Chore } from '../chores.ts';
import type { NewNote, NoteStore, PaperNews, ShowingMessage, WaitingNotes } from './note-store.ts';
import { noteMessage } from './note-words.ts';

export interface NoteParts {
  readonly notes: NoteStore;
  readonly library: Pick<PaperLibrary, 'byIds'>;
  readonly clock: Pick<Clock, 'now'>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nobody looks for news under an older message. */
const YOUNG_MS = 90 * DAY;
/** A day of replacements must not flood a channel. */
const AN_HOUR = 3;
/** News that found no turn for so long are stale. */
const WAIT_MS = 3 * DAY;
const BATCH = 200;

/** News of a paper that was posted before become a quiet note under that message, never a post in the channel. */
export function notes(parts: NoteParts): Chore {
  return {
    name: 'notes',
    run: async (signal) => {
      while (!signal.aborted && (await follow(parts))) await scheduler.yield();
      const now = parts.clock.now();
      for (const waiting of await parts.notes.next(AN_HOUR, now - HOUR, now - WAIT_MS)) {
        if (signal.aborted) return;
        await tell(parts, waiting);
        // SQLite answers at once: without this nothing else would run until all are told.
        await scheduler.yield();
      }
    },
  };
}

/** Takes the next announcements; false when there are no more. */
async function follow({ notes: store, clock }: NoteParts): Promise<boolean> {
  const from = await store.followed();
  const { news, upTo } = await store.newsAfter(from, BATCH);
  if (upTo === from) return false;
  const now = clock.now();
  const of = Map.groupBy(news, ({ paperId }) => paperId);
  const showing = of.size > 0 ? await store.showing([...of.keys()], now - YOUNG_MS) : [];
  const found = showing.flatMap((message) =>
    (of.get(message.paperId) ?? []).flatMap((one) => noteOf(message, one)),
  );
  await store.put(found, from, upTo, now);
  return news.length === BATCH;
}

/** A message posted after the news came in shows the paper as it is. */
function noteOf(message: ShowingMessage, { at, listed, withdrawn, version }: PaperNews): NewNote[] {
  if (message.postedAt >= at) return [];
  const { postedId, paperId, destinationId } = message;
  const news = withdrawn ? 'withdrawn' : version > 0 ? `v${version}` : listed;
  return [{ postedId, paperId, destinationId, news, listed }];
}

async function tell({ notes: store, library, clock }: NoteParts, waiting: WaitingNotes): Promise<void> {
  const said = lastOfEach(waiting.notes);
  const papers = new Map(
    await Promise.all(
      said.map(async ({ paperId }) => [paperId, (await library.byIds([paperId]))[0]] as const),
    ),
  );
  const told = said.flatMap((note) => {
    const paper = papers.get(note.paperId);
    return paper ? [{ ...note, paper }] : [];
  });
  const key = deliveryKey('note', waiting.postedId, ...said.map(({ paperId, news }) => `${paperId} ${news}`));
  await store.tell(waiting, key, noteMessage(told), clock.now());
}

/** Of several news of a paper the last counts, and a withdrawal above all. */
function lastOfEach(all: readonly NewNote[]): NewNote[] {
  const last = new Map<string, NewNote>();
  for (const note of all) if (last.get(note.paperId)?.news !== 'withdrawn') last.set(note.paperId, note);
  return [...last.values()];
}
