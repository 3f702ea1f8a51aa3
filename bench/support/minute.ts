import type { ChatPlatform } from '../../src/chat/api.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createDigests, type Digests } from '../../src/digest/create-digests.ts';
import { createActionStore } from '../../src/store/actions.ts';
import { heldLibrary } from '../../src/store/library.ts';
import type { Store } from '../../src/store/open.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createVotes } from '../../src/store/votes.ts';
import type { Measurement } from '../table.ts';

/** Digests over a store, all real but for the platform and a clock that shows `instant` now. */
export function digestsAt(store: Store, instant: number, platform: ChatPlatform): Digests {
  const shift = instant - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + shift };
  return createDigests({
    store,
    clock,
    directory: createDirectory(store, clock),
    library: heldLibrary(store),
    platformOf: () => platform,
    posted: createPostedMessages(store, clock),
    actions: createActionStore(store, clock),
    votes: createVotes(store, clock),
    sourceTrouble: async () => undefined,
  });
}

export async function countsOf({ db }: Store): Promise<Measurement[]> {
  const sent = await db.selectFrom('deliveries').select('key').where('state', '=', 'sent').execute();
  const fitting = await db
    .selectFrom('slots')
    .select((q) => q.fn.avg<number>('matched').as('papers'))
    .executeTakeFirst();
  return [
    { what: 'messages sent', value: sent.length, unit: '' },
    { what: 'papers that fit a channel, mean', value: Number(fitting?.papers ?? 0), unit: '' },
  ];
}
