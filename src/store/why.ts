import type { Kysely } from 'kysely';
import type { PaperId } from '../papers/api.ts';
import type { AnnouncedOnce, InDigest, WhyStore } from '../why/why-store.ts';
import type { Store } from './open.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;

/** Folded papers stand as a list in the digest: no more of them are read for one question. */
const DIGESTS_READ = 60;
const ANNOUNCEMENTS_TOLD = 20;

export function whyStore({ db }: Pick<Store, 'db'>): WhyStore {
  return {
    announcements: async (paperId) => {
      const rows = db.selectFrom('announcements').select(['number', 'source', 'day', 'kind']);
      const newest = rows.where('paper_id', '=', paperId).orderBy('number', 'desc').limit(ANNOUNCEMENTS_TOLD);
      return (await newest.execute()) as readonly AnnouncedOnce[];
    },
    lastDigest: async (destinationId, paperId) => {
      const found = [await shownIn(db, destinationId, paperId), await foldedIn(db, destinationId, paperId)];
      return found.flatMap((one) => one ?? []).sort((a, b) => b.dueAt - a.dueAt)[0];
    },
  };
}

function digestsOf(db: Db, destinationId: string) {
  return db
    .selectFrom('digests')
    .innerJoin('slots', 'slots.digest_id', 'digests.id')
    .select(['slots.due_at as dueAt', 'slots.shown', 'slots.matched', 'slots.outcome'])
    .where('digests.destination_id', '=', destinationId)
    .orderBy('slots.due_at', 'desc');
}

async function shownIn(db: Db, destinationId: string, paperId: PaperId): Promise<InDigest | undefined> {
  const row = await digestsOf(db, destinationId)
    .innerJoin('digest_papers', 'digest_papers.digest_id', 'digests.id')
    .select(['digest_papers.position', 'digest_papers.reason', 'digest_papers.shown as isShown'])
    .where('digest_papers.paper_id', '=', paperId)
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { position, isShown, ...digest } = row;
  return { ...digest, place: position, isShown: isShown === 1 };
}

async function foldedIn(db: Db, destinationId: string, paperId: PaperId): Promise<InDigest | undefined> {
  const rows = await digestsOf(db, destinationId)
    .select('digests.folded')
    .where('digests.folded', '!=', '')
    .limit(DIGESTS_READ)
    .execute();
  for (const { folded, ...digest } of rows) {
    const ids: PaperId[] = JSON.parse(folded);
    const at = ids.indexOf(paperId);
    if (at >= 0) return { ...digest, place: digest.shown + at + 1, isShown: false, reason: '' };
  }
  return undefined;
}
