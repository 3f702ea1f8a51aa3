import type { Clock } from '../../src/clock.ts';
import type { Store } from '../../src/store/open.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { insert, type WorldSize } from './digest-world.ts';
import { madeUpText } from './made-up-text.ts';

const OLD_PAPERS = 1_000;
const HAD_BY_CHANNEL = 300;
const PEOPLE = 10;
const TAKEN_AT_ONCE = 100;

/** A past for each space: papers that its channels have had, and votes of its people on some of them. */
export async function writeChoices(store: Store, clock: Clock, size: WorldSize, choices: number) {
  const ids = await oldPapers(store, clock);
  const paper = (i: number) => ids[i % ids.length] ?? '';
  await insert(
    store,
    'shown_papers',
    range(size.channels).flatMap((channel) =>
      range(HAD_BY_CHANNEL).map((i) => ({
        ...{
          destination_id: `d${channel}`,
          paper_id: paper(channel * 7 + i),
          digest_id: '',
          again: 0,
          at: i,
        },
      })),
    ),
  );
  await insert(
    store,
    'votes',
    range(Math.ceil(size.channels / size.channelsASpace)).flatMap((space) =>
      range(choices).map((i) => ({
        ...{ space_id: `s${space}`, person_id: `v${space}-${i % PEOPLE}`, at: i },
        ...{ paper_id: paper(space * size.channelsASpace * 7 + i), value: i % 4 === 0 ? -1 : 1 },
      })),
    ),
  );
}

async function oldPapers(store: Store, clock: Clock): Promise<readonly string[]> {
  const records = range(OLD_PAPERS).map((i) => ({
    source: 'arxiv',
    identifiers: [{ kind: 'arxiv', value: `2510.${String(i).padStart(5, '0')}` }] as const,
    ...{ title: `${madeUpText(-i, 8)} ${i}`, abstract: madeUpText(i * 3 + 1, 150) },
    ...{ authors: ['Ada Author'], published: '2025-10-01', version: 1, categories: ['cs.CL'] },
  }));
  const writer = createPaperWriter(store, clock);
  for (let at = 0; at < records.length; at += TAKEN_AT_ONCE)
    await writer.put(records.slice(at, at + TAKEN_AT_ONCE));
  const rows = await store.db.selectFrom('papers').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
