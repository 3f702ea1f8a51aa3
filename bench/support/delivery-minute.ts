import { openStore } from '../../src/store/open.ts';
import { type Connection, connect } from './connection.ts';
import { countsOf, digestsAt } from './minute.ts';
import { watched } from './watched.ts';

/** The process that is measured: `node delivery-minute.ts DATA_DIR INSTANT CONNECTION` sends that minute's digests through a real adapter. */
const [dataDir = '', instant = '', given = ''] = process.argv.slice(2);
const connection: Connection = JSON.parse(given);
const store = await openStore({ dataDir });
const platform = await connect(connection);
const { tick } = digestsAt(store, Number(instant), platform);
const rows = await watched('decide and send', async () => {
  await tick.run();
  // What a platform put off comes with the next runs.
  for (let left = 1; left > 0; left = await waiting()) await tick.deliver();
});
console.log(JSON.stringify([...(await countsOf(store)), ...rows]));
await platform.stop();
await tick.stop();
await store.close();

async function waiting(): Promise<number> {
  const rows = await store.db
    .selectFrom('deliveries')
    .select('key')
    .where('state', 'in', ['pending', 'sending', 'unknown'])
    .execute();
  if (rows.length > 0) await new Promise((next) => setTimeout(next, 1_000));
  return rows.length;
}
