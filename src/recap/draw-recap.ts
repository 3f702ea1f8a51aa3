import { EMOJI } from '../choices/api.ts';
import type { Part } from '../digest/compose/compose.ts';
import type { GroupVoice } from '../digest/compose/group-voice.ts';
import { wordsFromCron } from '../digest/schedule/cron-words.ts';
import type { Occurrence } from '../digest/schedule/occurrences.ts';
import type { Destination } from '../digest/schedule/schedule.ts';
import type { PaperLibrary } from '../papers/api.ts';
import type { Votes } from '../reactions/api.ts';
import { weekChart } from './chart.ts';
import { choose } from './choose.ts';
import { composeRecap } from './compose-recap.ts';
import type { Lessons } from './lesson.ts';
import type { RecapStore } from './recap-store.ts';
import { toPng } from './to-png.ts';
import { weekBefore } from './week.ts';

export interface DrawParts {
  readonly recaps: Pick<RecapStore, 'week'>;
  readonly library: Pick<PaperLibrary, 'byIds'>;
  readonly votes: Pick<Votes, 'tally'>;
  readonly lessons?: Lessons;
  readonly voice?: Pick<GroupVoice, 'emoji'>;
}

export interface DrawAsk {
  readonly destination: Destination;
  readonly slot: Occurrence;
  /** Undefined where none is set. */
  readonly cron: string | undefined;
  readonly zone: string;
  readonly digestId: string;
  readonly preview: boolean;
}

/** What tick and preview share: the week in one message, and how many papers were posted in it. */
export interface Drawn {
  readonly part: Part;
  /** Papers in the recap. */
  readonly shown: number;
  /** Papers posted in the week. */
  readonly posted: number;
}

/** Undefined when nothing was posted in the channel that week. */
export async function drawRecap(parts: DrawParts, ask: DrawAsk): Promise<Drawn | undefined> {
  const { destination, slot, cron, zone, digestId, preview } = ask;
  const week = weekBefore(slot, zone);
  const facts = await parts.recaps.week(destination, week);
  if (facts.posted.length === 0) return undefined;
  const [posted, folded] = await Promise.all([
    parts.library.byIds(facts.posted),
    parts.library.byIds(facts.folded),
  ]);
  const tally = await parts.votes.tally(
    destination.spaceId,
    [...posted, ...folded].map(({ id }) => id),
  );
  const chosen = choose(posted, folded, tally);
  const chart = await toPng(weekChart(week, facts));
  const when = cron === undefined ? '' : `${wordsFromCron(cron)} ${zone}`;
  const lesson = await parts.lessons?.of(destination, week);
  const emoji = (await parts.voice?.emoji())?.get(destination.spaceId) ?? EMOJI;
  const about = { digestId, emoji, name: destination.name, week, facts, chosen, chart, when, preview };
  const part = composeRecap({ ...about, ...(lesson && { lesson }) });
  const shown = Object.values(chosen).reduce((sum, list) => sum + list.length, 0);
  return { part, shown, posted: posted.length };
}
