import type { Transaction } from 'kysely';
import { MENU_AT_MOST } from '../cards/api.ts';
import type { Database } from './schema.ts';
import { markStale } from './stale-cards.ts';

/** A new topic stands in the newest menu of each channel of its space, where that has room; it is shown there within minutes. */
export async function takeIntoMenus(
  tx: Transaction<Database>,
  { id, spaceId }: { readonly id: string; readonly spaceId: string },
  now: number,
): Promise<void> {
  const menus = await menusOf(tx, spaceId);
  const newest = [...new Map(menus.map((menu) => [`${menu.platform} ${menu.channel_id}`, menu])).values()];
  const roomy = newest.filter(({ topics }) => Number(topics) < MENU_AT_MOST);
  if (roomy.length === 0) return;
  await tx
    .insertInto('posted_subjects')
    .values(
      roomy.map(({ posted_id, last }) => ({ posted_id, position: last + 1, kind: 'topic', subject_id: id })),
    )
    // Of two topics added at once, one takes the place.
    .onConflict((clash) => clash.doNothing())
    .execute();
  await markStale(tx, [id], now);
}

/** Cards that show several topics, the newest last. */
function menusOf(tx: Transaction<Database>, spaceId: string) {
  return tx
    .selectFrom('topic_cards')
    .innerJoin('posted_messages', 'posted_messages.id', 'topic_cards.posted_id')
    .innerJoin('posted_subjects', 'posted_subjects.posted_id', 'topic_cards.posted_id')
    .select(({ fn }) => [
      'topic_cards.posted_id',
      'posted_messages.platform',
      'posted_messages.channel_id',
      fn.countAll<number | string>().as('topics'),
      fn.max('posted_subjects.position').as('last'),
    ])
    .where('posted_messages.space_id', '=', spaceId)
    .where('posted_messages.gone_at', '=', 0)
    .where('topic_cards.over', '=', 0)
    .groupBy([
      'topic_cards.posted_id',
      'posted_messages.platform',
      'posted_messages.channel_id',
      'posted_messages.posted_at',
    ])
    .having(({ fn }) => fn.countAll(), '>', 1)
    .orderBy('posted_messages.posted_at')
    .orderBy('topic_cards.posted_id')
    .execute();
}
