import type { Clock } from '../clock.ts';
import type { Managers } from '../managers/api.ts';
import type { Store } from './open.ts';

/** Managers over `space_managers` and whoever set the schedules. */
export function managerStore({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): Managers {
  const listed: Managers['listed'] = (spaceId) =>
    db
      .selectFrom('space_managers')
      .select(['group_id as id', 'name'])
      .where('space_id', '=', spaceId)
      .orderBy('name')
      .execute();
  return {
    listed,

    async trusted(spaceId, { platform, channelId }) {
      const setters = await db
        .selectFrom('schedules')
        .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
        .innerJoin('people', 'people.id', 'schedules.set_by')
        .select('people.account_id')
        .where('destinations.space_id', '=', spaceId)
        .where('destinations.platform', '=', platform)
        .where('destinations.channel_id', '=', channelId)
        .execute();
      return {
        accountIds: [...new Set(setters.map(({ account_id }) => account_id))],
        groupIds: (await listed(spaceId)).map(({ id }) => id),
      };
    },

    async list(space_id, { id, name }) {
      await db
        .insertInto('space_managers')
        .values({ space_id, group_id: id, name, at: clock.now() })
        .onConflict((clash) => clash.columns(['space_id', 'group_id']).doUpdateSet({ name }))
        .execute();
    },

    async unlist(spaceId, groupId) {
      const one = db.deleteFrom('space_managers').where('space_id', '=', spaceId);
      const { numDeletedRows } = await one.where('group_id', '=', groupId).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
