import type { Table } from './data.ts';
import { inOrder } from './in-order.ts';
import { bytesAt, compareAcross, countOf, type Strings } from './strings.ts';
import { StringsDraft } from './strings-draft.ts';

const ROWS_A_SLICE = 1_024;
const POSTINGS_A_SLICE = 100_000;
/** The new number of a paper removed. */
export const GONE = 0xffffffff;

/** A key with the postings it has so far. */
interface OpenKey {
  readonly row: Strings;
  readonly at: number;
  readonly start: number;
}

/** One table from several: `numbers` are the papers' new ones. Keys that no paper left holds are dropped. */
export function* mergeTables(
  tables: readonly Table[],
  numbers: readonly Uint32Array[],
  shift: number,
): Generator<void, Table> {
  const most = sum(tables, ({ keys }) => countOf(keys));
  const keys = new StringsDraft(
    most,
    sum(tables, (table) => table.keys.bytes.length),
  );
  const starts = new Uint32Array(most + 1);
  const postings = new Uint32Array(sum(tables, (table) => table.postings.length));
  let [kept, end, rows, slept] = [0, 0, 0, 0];
  let open: OpenKey | undefined;
  const close = () => {
    if (!open || end === open.start) return;
    keys.pushBytes(bytesAt(open.row, open.at));
    starts[++kept] = end;
  };
  for (const { source, at } of inOrder(tables.map((table) => table.keys))) {
    const [table, renumbered] = [tables[source], numbers[source]];
    if (!table || !renumbered) continue;
    if (!open || compareAcross(table.keys, at, open.row, open.at) !== 0) {
      close();
      open = { row: table.keys, at, start: end };
    }
    const join = end;
    end = appendRenumbered(table, at, renumbered, shift, postings, end);
    joinRuns(postings, open.start, join, end);
    if (++rows % ROWS_A_SLICE === 0 || end - slept > POSTINGS_A_SLICE) {
      slept = end;
      yield;
    }
  }
  close();
  return { keys: keys.finish(), starts: starts.slice(0, kept + 1), postings: yield* cut(postings, end) };
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

/** Puts two rising runs, one from `start` and one from `join` on, in order in place. Often they are already. */
function joinRuns(postings: Uint32Array, start: number, join: number, end: number): void {
  const first = postings[join] ?? 0;
  if (join === start || end === join || (postings[join - 1] ?? 0) < first) return;
  let from = join;
  while (from > start && (postings[from - 1] ?? 0) > first) from--;
  const tail = postings.slice(from, join);
  let [next, right] = [0, join];
  for (let to = from; next < tail.length; to++) {
    const [one, other] = [tail[next] ?? 0, postings[right] ?? 0];
    if (right >= end || one < other) {
      postings[to] = one;
      next++;
    } else {
      postings[to] = other;
      right++;
    }
  }
}

/** The first so many, without what is left over: copied in pieces, for it may be a hundred megabytes. */
function* cut(all: Uint32Array, end: number): Generator<void, Uint32Array> {
  if (end === all.length) return all;
  const part = new Uint32Array(end);
  for (let at = 0; at < end; at += POSTINGS_A_SLICE) {
    part.set(all.subarray(at, Math.min(end, at + POSTINGS_A_SLICE)), at);
    yield;
  }
  return part;
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
