import type { ChoiceStore } from '../choices/choice-store.ts';
import type { Clock } from '../clock.ts';
import type { Store } from './open.ts';

/** What managers chose, over `space_settings`. */
export function choiceStore({ db }: Pick<Store, 'db'>, clock: Pick<Clock, 'now'>): ChoiceStore {
  return {
    async of(spaceId) {
      const rows = db.selectFrom('space_settings').select(['name', 'value']).where('space_id', '=', spaceId);
      return new Map((await rows.execute()).map(({ name, value }) => [name, value]));
    },
    async put(space_id, name, value) {
      const set = { value, changed_at: clock.now() };
      await db
        .insertInto('space_settings')
        .values({ space_id, name, ...set })
        .onConflict((clash) => clash.columns(['space_id', 'name']).doUpdateSet(set))
        .execute();
    },
  };
}
