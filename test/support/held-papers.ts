import type { Clock } from '../../src/clock.ts';
import { createLibrary } from '../../src/ingest/obtain.ts';
import type { Paper, PaperLibrary, PaperRecord } from '../../src/papers/api.ts';
import type { PaperIndex } from '../../src/search/api.ts';
import { heldLibrary } from '../../src/store/library.ts';
import type { Store } from '../../src/store/open.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';

export interface HeldPapers {
  readonly papers: PaperLibrary;
  /** Lists records on a day, in this order, as a source would, and gives the papers they became. */
  hold(day: string, ...records: readonly PaperRecord[]): Promise<readonly Paper[]>;
  /** What the one source has of papers not held. */
  readonly abroad: PaperRecord[];
}

/** The real library of a store, with the real way in. */
export function heldPapers(store: Store, clock: Clock, index: Pick<PaperIndex, 'add'>): HeldPapers {
  const writer = createPaperWriter(store, clock);
  const held = heldLibrary(store);
  const abroad: PaperRecord[] = [];
  const source = {
    name: 'arXiv',
    find: async ({ value }: { value: string }) =>
      abroad.find(({ identifiers }) => identifiers.some((identifier) => identifier.value === value)),
  };
  return {
    papers: createLibrary({ held, writer, lookUps: [source] }),
    abroad,
    async hold(day, ...records) {
      const listed = records.map((record, i): PaperRecord => {
        const listing = { source: 'hf-daily', day, kind: 'new', rank: i + 1, ...record.votes } as const;
        return { ...record, source: 'hf-daily', listing };
      });
      const put = await writer.put(listed);
      const papers = await held.byIds(put.map(({ paperId }) => paperId));
      await index.add(papers);
      return papers;
    },
  };
}
