import type { PaperId } from '../../papers/api.ts';
import type { Tally, Votes } from '../../reactions/api.ts';
import type { Destination } from '../schedule/schedule.ts';
import type { News } from './announced-papers.ts';
import type { BroughtIn } from './group-voice.ts';
import type { Reading } from './reading.ts';
import type { Choice } from './select.ts';

/** What its people brought in for a channel and it has not had, oldest first; a person's own digest brings none. */
export async function broughtInFor(
  reading: Reading,
  destination: Destination,
  votes: Pick<Votes, 'tally'>,
): Promise<readonly Choice[]> {
  if (destination.personId !== '') return [];
  const all = (await reading.broughtIn()).get(destination.spaceId) ?? [];
  const here = all.filter(({ channelId }) => channelId === '' || channelId === destination.channelId);
  if (here.length === 0) return [];
  const news = new Map(here.map((one) => [one.paperId, newsOf(one)]));
  await reading.holdersOf(news);
  const muted = await reading.mutedIn(news);
  const tally = await votes.tally(destination.spaceId, [...news.keys()]);
  return here
    .filter(({ paperId }) => !reading.had.by(destination, paperId) && !muted.for(destination, paperId))
    .map((one) => choiceOf(one, tally));
}

const newsOf = ({ paperId, day }: BroughtIn): News => ({ paperId, day, number: 0, source: 'submitted' });

function choiceOf(one: BroughtIn, tally: ReadonlyMap<PaperId, Tally>): Choice {
  const { up = 0, down = 0 } = tally.get(one.paperId) ?? {};
  const { paperId, reasons } = one;
  return { paperId, reasons, votesHere: up - down, upvotes: 0, news: newsOf(one), mayRepeat: false };
}

/** What people brought in stands first; a topic that it fits too is said beside them. */
export function withBroughtIn(brought: readonly Choice[], ranked: readonly Choice[]): readonly Choice[] {
  if (brought.length === 0) return ranked;
  const byPaper = new Map(ranked.map((choice) => [choice.paperId, choice]));
  const first = brought.map((choice) => {
    const also = byPaper.get(choice.paperId);
    return also ? { ...also, reasons: [...choice.reasons, ...also.reasons] } : choice;
  });
  const ids = new Set(first.map(({ paperId }) => paperId));
  return [...first, ...ranked.filter(({ paperId }) => !ids.has(paperId))];
}
