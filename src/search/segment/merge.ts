import { FIELDS, type SegmentData, SHIFT, type Table } from './data.ts';
import { inOrder } from './in-order.ts';
import { GONE, mergeTables } from './merge-tables.ts';
import { bytesAt, countOf, type Strings } from './strings.ts';
import { StringsDraft } from './strings-draft.ts';

/** A segment to merge: numbers of removed papers are set in `removed`. */
export interface MergeSource {
  readonly data: SegmentData;
  readonly removed: Uint8Array;
}

const ROWS_A_SLICE = 1_024;

/** One segment from several, without the papers removed. Each id is held by one source at most. Yields between slices. */
export function* mergeSegments(sources: readonly MergeSource[]): Generator<void, SegmentData> {
  const { order, numbers } = yield* newNumbers(sources);
  const columns = yield* copyColumns(sources, order);
  const tables: Partial<Record<(typeof FIELDS)[number], Table>> = {};
  for (const field of FIELDS) {
    const parts = sources.map(({ data }) => data.tables[field]);
    tables[field] = yield* mergeTables(parts, numbers, SHIFT[field]);
  }
  return { ...columns, tables: tables as SegmentData['tables'] };
}

/** The papers of the new segment as (source, old number) in the order of their ids, and the way from old numbers to new. */
interface Renumbering {
  readonly order: readonly [source: Uint8Array, paper: Uint32Array];
  readonly numbers: readonly Uint32Array[];
}

function* newNumbers(sources: readonly MergeSource[]): Generator<void, Renumbering> {
  const numbers = sources.map(({ data }) => new Uint32Array(countOf(data.ids)).fill(GONE));
  const left = sources.map(({ removed }) => removed.reduce((sum, gone) => sum + (gone ? 0 : 1), 0));
  const total = left.reduce((sum, count) => sum + count, 0);
  const [from, paper] = [new Uint8Array(total), new Uint32Array(total)];
  let next = 0;
  for (const { source, at } of inOrder(sources.map(({ data }) => data.ids))) {
    if (sources[source]?.removed[at]) continue;
    from[next] = source;
    paper[next] = at;
    const own = numbers[source];
    if (own) own[at] = next;
    next++;
    if (next % ROWS_A_SLICE === 0) yield;
  }
  return { order: [from, paper], numbers };
}

function* copyColumns(
  sources: readonly MergeSource[],
  [from, paper]: Renumbering['order'],
): Generator<void, Omit<SegmentData, 'tables'>> {
  const ids = roomFor(
    from.length,
    sources.map(({ data }) => data.ids),
  );
  const titles = roomFor(
    from.length,
    sources.map(({ data }) => data.titles),
  );
  const prints = new Float64Array(from.length);
  const lengths = new Uint16Array(from.length);
  const titleLengths = new Uint8Array(from.length);
  for (let number = 0; number < from.length; number++) {
    const data = sources[from[number] ?? 0]?.data;
    const at = paper[number] ?? 0;
    if (!data) continue;
    ids.pushBytes(bytesAt(data.ids, at));
    titles.pushBytes(bytesAt(data.titles, at));
    prints[number] = data.prints[at] ?? 0;
    lengths[number] = data.lengths[at] ?? 0;
    titleLengths[number] = data.titleLengths[at] ?? 0;
    if (number % ROWS_A_SLICE === 0) yield;
  }
  return { ids: ids.finish(), titles: titles.finish(), prints, lengths, titleLengths };
}

function roomFor(count: number, rows: readonly Strings[]): StringsDraft {
  return new StringsDraft(
    count,
    rows.reduce((sum, { bytes }) => sum + bytes.length, 0),
  );
}
