import { dayWords, localDay } from '../../src/chat/api.ts';
import type { SeenHere } from '../../src/seen/api.ts';
import type { Invocation } from '../invocation.ts';

type Asker = Pick<Invocation, 'channel' | 'zone' | 'services'>;

/** What the space has had of a paper: "#nlp, 12 Mar, 4 👍"; '' for nothing. */
export function seenWords(seen: SeenHere | undefined, asker: Asker): string {
  if (!seen) return '';
  const { posted, votes, saves } = seen;
  return [
    ...(posted ? [placeWords(posted, asker), dateWords(posted.at, asker)] : []),
    ...(votes > 0 ? [`${votes} 👍`] : []),
    ...(saves > 0 ? [`saved by ${saves}`] : []),
  ].join(', ');
}

function placeWords({ channelId, name }: NonNullable<SeenHere['posted']>, { channel }: Asker): string {
  if (name !== '') return `#${name.replace(/^#/, '')}`;
  return channelId === channel.channelId ? 'posted here' : 'posted';
}

/** Without this year, which goes without saying. */
function dateWords(at: number, { zone, services }: Asker): string {
  const [day, today] = [localDay(at, zone), localDay(services.clock.now(), zone)];
  const words = dayWords(day);
  return day.slice(0, 4) === today.slice(0, 4) ? words.replace(/ \d{4}$/, '') : words;
}
