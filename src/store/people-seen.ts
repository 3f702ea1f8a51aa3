import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import { type PersonRef, personId } from '../chat/api.ts';
import type { Database } from './schema.ts';

type PersonRow = Selectable<Database['people']>;
type Seen = { readonly ref: PersonRef; readonly spaceId: string };

/** Being seen in the same space again is written down at most so often: it only orders spaces. */
export const SEEN_EVERY_MS = 3_600_000;

/** What is held of these people, by id. */
export async function peopleOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonRow>> {
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A person as they are first seen. */
export function newPerson(ref: PersonRef, now: number): Insertable<Database['people']> & PersonRow {
  return {
    id: personId(ref),
    platform: ref.platform,
    account_id: ref.accountId,
    team_id: ref.teamId ?? '',
    zone: ref.zone ?? '',
    zone_from: ref.zone ? 'platform' : '',
    created_at: now,
    direct_closed_at: 0,
  };
}

/** The zone that their platform now tells; undefined when it is known, or below what the person chose. */
export function newZone(held: PersonRow, told: string | undefined): string | undefined {
  return !told || told === held.zone || held.zone_from === 'chosen' ? undefined : told;
}

/** Remembers people and where they were seen, in few statements. `held` is what `peopleOf` told of them. */
export async function seePeople(
  tx: Transaction<Database>,
  seen: readonly Seen[],
  held: ReadonlyMap<string, PersonRow>,
  now: number,
): Promise<void> {
  const people = [...new Map(seen.map(({ ref }) => [personId(ref), ref]))];
  const strangers = people.flatMap(([id, ref]) => (held.has(id) ? [] : [newPerson(ref, now)]));
  if (strangers.length > 0) {
    await tx
      .insertInto('people')
      .values(strangers)
      .onConflict((clash) => clash.doNothing())
      .execute();
  }
  for (const [id, { zone: told }] of people) {
    const known = held.get(id);
    const zone = known && newZone(known, told);
    if (zone)
      await tx.updateTable('people').set({ zone, zone_from: 'platform' }).where('id', '=', id).execute();
  }
  await seeInSpaces(tx, seen, now);
}

async function seeInSpaces(tx: Transaction<Database>, seen: readonly Seen[], now: number): Promise<void> {
  const ids = [...new Set(seen.map(({ ref }) => personId(ref)))];
  const rows = await tx.selectFrom('people_spaces').selectAll().where('person_id', 'in', ids).execute();
  const lastOf = new Map(
    rows.toSorted((a, b) => a.seen_at - b.seen_at).map((row) => [row.person_id, row] as const),
  );
  const news = seen.flatMap(({ ref, spaceId: space_id }) => {
    const person_id = personId(ref);
    const last = lastOf.get(person_id);
    const isKnown = last?.space_id === space_id && now - last.seen_at < SEEN_EVERY_MS;
    return isKnown ? [] : [{ person_id, space_id, seen_at: now }];
  });
  const once = [...new Map(news.map((row) => [`${row.person_id} ${row.space_id}`, row])).values()];
  if (once.length === 0) return;
  await tx
    .insertInto('people_spaces')
    .values(once)
    .onConflict((clash) => clash.columns(['person_id', 'space_id']).doUpdateSet({ seen_at: now }))
    .execute();
}
