import { DIGITS_SETTING, EMOJI_SETTINGS, emojiTable } from '../choices/emoji-table.ts';
import type { Clock } from '../clock.ts';
import type { BroughtIn, GroupVoice } from '../digest/compose/group-voice.ts';
import { submittedBy } from '../submissions/words.ts';
import type { Store } from './open.ts';

/** What was brought in longer ago and not shown is no news any more. */
const LOOK_BACK_MS = 14 * 24 * 3_600_000;

/** What people say of papers, over `mutes`, `submissions` and `space_settings`. */
export function groupVoice({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): GroupVoice {
  return {
    muters: (paperIds) =>
      db
        .selectFrom('mutes')
        .select(['paper_id as paperId', 'person_id as personId', 'space_id as spaceId'])
        .where('paper_id', 'in', [...paperIds])
        .execute(),

    async mutesNeeded() {
      const rows = await db
        .selectFrom('space_settings')
        .select(['space_id', 'value'])
        .where('name', '=', 'mutes')
        .execute();
      return new Map(rows.map(({ space_id, value }) => [space_id, Number(value)]));
    },

    async emoji() {
      const rows = await db
        .selectFrom('space_settings')
        .select(['space_id', 'name', 'value'])
        .where('name', 'in', Object.values(EMOJI_SETTINGS))
        .execute();
      const spaces = Map.groupBy(rows, ({ space_id }) => space_id);
      return new Map([...spaces].map(([id, own]) => [id, emojiTable(own)] as const));
    },

    async digits() {
      const rows = await db
        .selectFrom('space_settings')
        .select('space_id')
        .where('name', '=', DIGITS_SETTING)
        .where('value', '=', 'yes')
        .execute();
      return new Set(rows.map(({ space_id }) => space_id));
    },

    async broughtIn() {
      const since = clock.now() - LOOK_BACK_MS;
      const rows = await db
        .selectFrom('submissions')
        .select(['space_id', 'paper_id', 'channel_id', 'by_name', 'note', 'day'])
        .where('state', '=', 'in')
        .where((is) => is.or([is('at', '>', since), is('decided_at', '>', since)]))
        .orderBy('at')
        .orderBy('person_id')
        .execute();
      const papers = Map.groupBy(rows, (row) => `${row.space_id} ${row.paper_id}`);
      const all = [...papers.values()].flatMap(joined);
      return Map.groupBy(all, ({ spaceId }) => spaceId);
    },
  };
}

interface Row {
  readonly space_id: string;
  readonly paper_id: string;
  readonly channel_id: string;
  readonly by_name: string;
  readonly note: string;
  readonly day: string;
}

/** One paper brought in by several people comes once, where the first of them was. */
function joined(rows: readonly Row[]): readonly BroughtIn[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { space_id: spaceId, paper_id: paperId, channel_id: channelId, day } = first;
  const reasons = rows.map(({ by_name, note }) => submittedBy({ byName: by_name, note }));
  return [{ spaceId, paperId, channelId, day, reasons }];
}
