import type { Engine } from './engine.ts';
import { fts5 } from './fts5.ts';
import { measure } from './measure.ts';
import { rawMiniSearch, tunedMiniSearch } from './mini-search.ts';
import { ours } from './ours.ts';
import { readPapers } from './papers-file.ts';

/** Each engine has a process of its own, so that none is measured with the memory of another. */
const ENGINES: Readonly<Record<string, () => Engine>> = {
  ours,
  minisearch: rawMiniSearch,
  tuned: tunedMiniSearch,
  fts5,
};

const [name = '', file = '', size = ''] = process.argv.slice(2);
const open = ENGINES[name];
if (!open) throw new Error(`There is no engine "${name}": ${Object.keys(ENGINES).join(', ')}.`);
const engine = open();
const measured = await measure(engine, await readPapers(file, Number(size)));
engine.close();
process.send?.(measured);
