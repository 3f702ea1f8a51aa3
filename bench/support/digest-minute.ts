import { openStore } from '../../src/store/open.ts';
import { ScriptedPlatform } from '../../test/support/scripted-platform.ts';
import { countsOf, digestsAt } from './minute.ts';
import { watched } from './watched.ts';

/** The process that is measured: `node digest-minute.ts DATA_DIR INSTANT` runs the tick of that minute, to a platform that answers at once. */
const [dataDir = '', instant = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
const pace = { atOnce: 32, perSecond: 10_000 };
const platform = Object.assign(new ScriptedPlatform('chat'), { pace });
const { tick } = digestsAt(store, Number(instant), platform);
platform.connected = 'reconnecting';
const planned = await watched('decide, compose, write', () => tick.run());
platform.connected = 'connected';
const sent = await watched('send', () => tick.run());
const idle = await watched('next tick, nothing due', () => tick.run());
console.log(JSON.stringify([...(await countsOf(store)), ...planned, ...sent, ...idle]));
await store.close();
