import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';

/** Which commands a platform was told last, as a hash of them. */
export function createRegistrations({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>) {
  return {
    async get(platform: string, applicationId: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('registrations')
        .where('platform', '=', platform)
        .where('application_id', '=', applicationId)
        .select('hash')
        .executeTakeFirst();
      return row?.hash;
    },
    async put(platform: string, applicationId: string, hash: string): Promise<void> {
      await db
        .insertInto('registrations')
        .values({ platform, application_id: applicationId, hash, at: clock.now() })
        .onConflict((on) => on.columns(['platform', 'application_id']).doUpdateSet({ hash, at: clock.now() }))
        .execute();
    },
  };
}
