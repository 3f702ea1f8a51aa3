import { type Clock, systemClock } from '../../src/clock.ts';
import { createDigests } from '../../src/digest/create-digests.ts';
import { createActionStore } from '../../src/store/actions.ts';
import { heldLibrary } from '../../src/store/library.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createVotes } from '../../src/store/votes.ts';
import { ScriptedPlatform } from '../../test/support/scripted-platform.ts';
import type { Measurement } from '../table.ts';
import { watched } from './watched.ts';

/** The process that is measured: `node digest-minute.ts DATA_DIR INSTANT` runs the tick of that minute and prints what it took. */
const [dataDir = '', instant = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
const { tick, platform } = setUp(store);
platform.connected = 'reconnecting';
const planned = await watched('decide, compose, write', () => tick.run());
platform.connected = 'connected';
const sent = await watched('send', () => tick.run());
const idle = await watched('next tick, nothing due', () => tick.run());
console.log(JSON.stringify([...(await countsOf(store)), ...planned, ...sent, ...idle]));
await store.close();

/** Everything real but for the platform. */
function setUp(store: Store) {
  const shift = Number(instant) - Date.now();
  const clock: Clock = { ...systemClock, now: () => Date.now() + shift };
  const pace = { atOnce: 32, perSecond: 10_000 };
  const platform = Object.assign(new ScriptedPlatform('chat'), { pace });
  const { tick } = createDigests({
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
  return { tick, platform };
}

async function countsOf({ db }: Store): Promise<Measurement[]> {
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
