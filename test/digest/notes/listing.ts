import type { AnnouncementKind, PaperRecord } from '../../../src/papers/api.ts';
import { heldLibrary } from '../../../src/store/library.ts';
import { createPaperWriter } from '../../../src/store/paper-writer.ts';
import { arxiv, record } from '../../support/store-records.ts';
import type { Bench } from '../set-up.ts';

interface Listed {
  readonly version?: number;
  readonly kind?: AnnouncementKind;
  readonly day?: string;
}

/** A source that lists papers "Soup 1", "Soup 2" …, through the real way in; and the bot that reads them from the store. */
export function listing(bench: Bench) {
  const writer = createPaperWriter(bench.store, bench.clock);
  const list = async (
    numbers: readonly number[],
    { version = 1, kind = 'new', day = '2026-11-24' }: Listed = {},
  ) => {
    const put = await writer.put(
      numbers.map(
        (number): PaperRecord => ({
          ...record({ title: `Soup ${number}`, version }),
          identifiers: [arxiv(`2203.${String(number).padStart(5, '0')}`)],
          listing: { source: 'arxiv', day, kind, rank: number },
        }),
      ),
    );
    return put.map(({ paperId }) => paperId);
  };
  return {
    list,
    replace: (numbers: readonly number[], version = 3, listed: Listed = {}) =>
      list(numbers, { version, kind: 'replace', ...listed }),
    library: heldLibrary(bench.store),
  };
}
