import { compareAcross, countOf, type Strings } from './strings.ts';

/** Walks sorted rows as one sorted row; equal strings come one after the other. */
export function* inOrder(rows: readonly Strings[]): Generator<{ source: number; at: number }> {
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
