import type { Clock } from '../clock.ts';
import type { PersonalData } from '../privacy/api.ts';
import { keyOf } from './email-asks.ts';
import { forgetPerson } from './forget-person.ts';
import type { Store } from './open.ts';
import { personalRows } from './personal-rows.ts';
import { transact } from './transact.ts';

export function personalData(store: Pick<Store, 'db'>, clock: Clock): PersonalData {
  return {
    of: (personId) => personalRows(store.db, personId),
    forget: async (person) => {
      const key = await keyOf(store.db);
      await transact(store, clock, (tx) => forgetPerson(tx, person, key, clock.now()));
    },
  };
}
