import { systemClock } from '../../src/clock.ts';
import { openStore } from '../../src/store/open.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { listing, record } from './store-records.ts';

/** Writes papers until it is killed, and tells each number once it is stored. */
const [folder = '', first = '0'] = process.argv.slice(2);
const store = await openStore({ dataDir: folder });
const writer = createPaperWriter(store, systemClock);
for (let i = Number(first); ; i++) {
  const some = [0, 1, 2].map((j) => record({ title: `Kite ${i} in storm number ${j}`, listing: listing() }));
  await writer.put(some);
  process.stdout.write(`${i}\n`);
}
