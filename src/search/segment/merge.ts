import { FIELDS, type SegmentData, SHIFT, type Table } from './data.ts';
import { compareAcross, countOf, type Strings, StringsDraft } from './strings.ts';

/** A segment to merge: numbers of removed papers are set in `removed`. */
export interface MergeSource {
  readonly data: SegmentData;
  readonly removed: Uint8Array;
}

const ROWS_A_SLICE = 2_048;
const POSTINGS_A_SLICE = 200_000;
const GONE = 0xffffffff;

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

/** Walks sorted rows as one sorted row; equal strings come one after the other. */
function* inOrder(rows: readonly Strings[]): Generator<{ source: number; at: number }> {
  const heads = rows.map(() => 0);
  for (;;) {
    let best = -1;
    for (const [source, row] of rows.entries()) {
      const head = heads[source] ?? 0;
      if (head >= countOf(row)) continue;
      const lead = rows[best];
      if (!lead || compareAcross(row, head, lead, heads[best] ?? 0) < 0) best = source;
    }
    if (best < 0) return;
    const at = heads[best] ?? 0;
    heads[best] = at + 1;
    yield { source: best, at };
  }
}

function* copyColumns(
  sources: readonly MergeSource[],
  [from, paper]: Renumbering['order'],
): Generator<void, Omit<SegmentData, 'tables'>> {
  const ids = new StringsDraft(from.length, from.length * 20);
  const titles = new StringsDraft(from.length, from.length * 80);
  const prints = new Float64Array(from.length);
  const lengths = new Uint16Array(from.length);
  const titleLengths = new Uint8Array(from.length);
  for (let number = 0; number < from.length; number++) {
    const data = sources[from[number] ?? 0]?.data;
    const at = paper[number] ?? 0;
    if (!data) continue;
    ids.pushBytes(slice(data.ids, at));
    titles.pushBytes(slice(data.titles, at));
    prints[number] = data.prints[at] ?? 0;
    lengths[number] = data.lengths[at] ?? 0;
    titleLengths[number] = data.titleLengths[at] ?? 0;
    if (number % ROWS_A_SLICE === 0) yield;
  }
  return { ids: ids.finish(), titles: titles.finish(), prints, lengths, titleLengths };
}

function slice({ bytes, starts }: Strings, at: number): Uint8Array {
  return bytes.subarray(starts[at], starts[at + 1]);
}

function* mergeTables(
  tables: readonly Table[],
  numbers: readonly Uint32Array[],
  shift: number,
): Generator<void, Table> {
  const most = tables.reduce((sum, { keys }) => sum + countOf(keys), 0);
  const keys = new StringsDraft(
    most,
    tables.reduce((sum, table) => sum + table.keys.bytes.length, 0),
  );
  const starts = new Uint32Array(most + 1);
  const postings = new Uint32Array(tables.reduce((sum, table) => sum + table.postings.length, 0));
  let [kept, end, rows, slept] = [0, 0, 0, 0];
  let last: { readonly row: Strings; readonly at: number } | undefined;
  let start = 0;
  for (const { source, at } of inOrder(tables.map((table) => table.keys))) {
    const table = tables[source];
    const renumbered = numbers[source];
    if (!table || !renumbered) continue;
    const repeats = last && compareAcross(table.keys, at, last.row, last.at) === 0;
    if (!repeats) {
      if (end > start && last) keys.pushBytes(slice(last.row, last.at));
      if (end > start) starts[++kept] = end;
      start = end;
      last = { row: table.keys, at };
    }
    const join = end;
    end = appendRenumbered(table, at, renumbered, shift, postings, end);
    // Sources whose ids lie apart follow each other; others have to be put in order.
    if (join > start && end > join && (postings[join] ?? 0) < (postings[join - 1] ?? 0)) {
      postings.subarray(start, end).sort();
    }
    if (++rows % ROWS_A_SLICE === 0 || end - slept > POSTINGS_A_SLICE) {
      slept = end;
      yield;
    }
  }
  if (end > start && last) {
    keys.pushBytes(slice(last.row, last.at));
    starts[++kept] = end;
  }
  return { keys: keys.finish(), starts: starts.slice(0, kept + 1), postings: postings.slice(0, end) };
}

/** Copies the postings of one key that are still held; returns where the next go. */
function appendRenumbered(
  table: Table,
  key: number,
  numbers: Uint32Array,
  shift: number,
  into: Uint32Array,
  from: number,
): number {
  const mask = (1 << shift) - 1;
  const last = table.starts[key + 1] ?? 0;
  let end = from;
  for (let i = table.starts[key] ?? 0; i < last; i++) {
    const posting = table.postings[i] ?? 0;
    const number = numbers[posting >>> shift] ?? GONE;
    if (number !== GONE) into[end++] = (number << shift) | (posting & mask);
  }
  return end;
}
