import type { LeaseStore } from '../lease/lease-store.ts';
import type { Store } from './open.ts';

/** Leases over `leases`: one row a work. */
export function leaseStore({ db }: Pick<Store, 'db'>): LeaseStore {
  return {
    take: async (name, holder, now, until) => {
      const row = await db
        .insertInto('leases')
        .values({ name, holder, fence: 1, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((q) => ({
              holder,
              until,
              fence: q
                .case()
                .when('leases.holder', '=', holder)
                .then(q.ref('leases.fence'))
                .else(q('leases.fence', '+', 1))
                .end(),
            }))
            .where((q) => q.or([q('leases.holder', '=', holder), q('leases.until', '<=', now)])),
        )
        .returning('fence')
        .executeTakeFirst();
      return row?.fence;
    },
    give: async (name, holder) => {
      await db
        .updateTable('leases')
        .set({ until: 0 })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute();
    },
  };
}
