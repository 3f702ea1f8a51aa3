import { plain, type Span, strong } from '../../chat/api.ts';
import { quietDayAt } from '../../sources/arxiv/quiet-days.ts';
import type { AnnouncedPapers } from '../compose/announced-papers.ts';
import type { Draft } from '../compose/draft.ts';
import type { NearMiss } from '../compose/near-miss.ts';
import { clockInWords, dateInWords } from '../schedule/local-words.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import { SLOT_EXPIRY_MS } from '../schedule/schedule.ts';
import { type Followed, WHOLE_FEED } from '../schedule/schedule-store.ts';
import type { SlotOutcome } from './slot.ts';

export interface Verdict {
  readonly outcome: SlotOutcome;
  readonly reason: string;
}

/** A verdict, and what a channel that wants to know is told. */
export interface ToldVerdict extends Verdict {
  readonly line: readonly Span[];
}

export interface AboutNothing {
  readonly draft: Pick<Draft, 'announced'>;
  readonly followed: readonly Followed[];
  readonly slot: Occurrence;
  readonly zone: string;
  /** Which source is missing, '' when none is. */
  readonly trouble: string;
  readonly now: number;
  /** Looked for only when there were papers and none fitted. */
  readonly nearMiss?: () => Promise<NearMiss | undefined>;
}

const QUIET = 'nothing announced';

/** What a slot without a digest came to: a quiet day and a failure never look alike. */
export async function verdictWithout(
  announced: Pick<AnnouncedPapers, 'newestDay'>,
  about: AboutNothing,
): Promise<ToldVerdict> {
  const { draft, followed, trouble } = about;
  if (followed.length === 0) {
    const reason = 'no topic is followed here any more';
    return { outcome: 'nothing-matched', reason, line: [plain(`Nothing new: ${reason}.`)] };
  }
  if (draft.announced > 0) return unmatched(about);
  if (trouble) return late(about);
  const why = await whyQuiet(announced, about.slot);
  return {
    outcome: 'nothing-announced',
    reason: why.startsWith(QUIET) ? why : `${QUIET} (${why})`,
    line: [...nothingNew(followed), plain(` (${why}).`)],
  };
}

function late({ slot, zone, trouble, now }: AboutNothing): ToldVerdict {
  const until = slot.dueAt + SLOT_EXPIRY_MS;
  const line = [plain(`${trouble}; I’ll post when ${doWords(trouble)}.`)];
  if (now >= until) return { outcome: 'nothing-announced', reason: `nothing announced: ${trouble}`, line };
  const reason = `${trouble}; I post when ${doWords(trouble)}, until ${clockInWords(until, zone)} ${zone}`;
  return { outcome: 'source-late', reason, line };
}

/** Of "arXiv has not answered" or "arXiv and Hugging Face have not answered". */
const doWords = (trouble: string) => (/ have /.test(trouble) ? 'they do' : 'it does');

async function whyQuiet(announced: Pick<AnnouncedPapers, 'newestDay'>, slot: Occurrence): Promise<string> {
  const newest = await announced.newestDay();
  const quiet = quietDayAt(slot.dueAt);
  if (quiet?.why === 'weekend') return 'weekend';
  if (quiet && (newest === undefined || newest < quiet.list)) {
    return `arXiv holiday on ${dateInWords(quiet.holiday)}`;
  }
  return newest === undefined ? `${QUIET} yet` : `${QUIET} since ${dateInWords(newest, slot.dueAt)}`;
}

async function unmatched(about: AboutNothing): Promise<ToldVerdict> {
  const { draft, followed, trouble } = about;
  const papers = draft.announced === 1 ? '1 new paper' : `${draft.announced} new papers`;
  if (followed.some(({ topicId }) => topicId === WHOLE_FEED)) {
    const words = [`${papers}, all posted here before`, trouble].filter(Boolean).join('; ');
    return { outcome: 'nothing-matched', reason: words, line: [plain(`Nothing new (${words}).`)] };
  }
  const near = await about.nearMiss?.();
  const also = [near && `nearest: “${near.title}” ${near.because}`, trouble].filter(Boolean);
  const names = followed.map(({ name }) => name).join(', ');
  return {
    outcome: 'nothing-matched',
    reason: [`${noneOf(draft.announced)} ${names}`, ...also].join('; '),
    line: [...nothingNew(followed), plain(` (${[`${papers} announced`, ...also].join('; ')}).`)],
  };
}

const noneOf = (announced: number) =>
  announced === 1 ? 'the one new paper does not fit' : `none of ${announced} new papers fits`;

const TOPICS_NAMED = 3;

/** "Nothing new for data selection, pruning" */
function nothingNew(followed: readonly Followed[]): readonly Span[] {
  const names = followed.flatMap(({ topicId, name }) => (topicId === WHOLE_FEED ? [] : [name]));
  if (names.length === 0) return [plain('Nothing new')];
  const more = names.length - TOPICS_NAMED;
  return [
    plain('Nothing new for '),
    strong(names.slice(0, TOPICS_NAMED).join(', ')),
    ...(more > 0 ? [plain(` and ${more} more`)] : []),
  ];
}
