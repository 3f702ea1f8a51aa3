/**
 * Searches judged collections and ends with 1 when one is answered worse than it has to be:
 * `node test/recorded/quality.ts COLLECTIONS`, a folder of folders in the format of `bench/support/collection.ts`.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readCollection } from '../../bench/support/collection.ts';
import { meanQuality } from '../../bench/support/ranking-quality.ts';
import { queryQualities, withIndexOf } from '../../bench/support/search-quality.ts';

/** nDCG@10: what is reached, less what a change may cost without anybody having to look. */
const FLOORS = { cranfield: 0.43, cisi: 0.42, sparbench: 0.6 };

async function main(folder: string): Promise<number> {
  let worse = 0;
  for (const [name, floor] of Object.entries(FLOORS)) {
    if (!existsSync(path.join(folder, name))) continue;
    const collection = readCollection(path.join(folder, name));
    const all = await withIndexOf(collection.papers, (index) => queryQualities(collection, index));
    const { ndcg10 } = meanQuality(all);
    if (ndcg10 < floor) worse++;
    process.stdout.write(`${ndcg10 < floor ? '! ' : '  '}${name}: ${ndcg10.toFixed(3)}, at least ${floor}\n`);
  }
  return worse === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2] ?? '');
