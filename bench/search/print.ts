import { type Measured, timesOurs } from './measured.ts';

type Cell = number | undefined;
type Line = readonly [what: string, cells: readonly Cell[]];

/** A column for each engine; the first is what others are compared with. */
export function printSideBySide(size: number, measured: readonly Measured[]): void {
  const [first] = measured;
  const compared = Object.keys(first?.used ?? {}).map(
    (name): Line => [
      `${name} (CPU, × ${first?.engine})`,
      measured.map((each) => first && timesOurs(each, first, name)),
    ],
  );
  console.log(`${size.toLocaleString('en')} papers`);
  print(
    measured.map(({ engine }) => engine),
    [...linesOf(measured), ...(measured.length > 1 ? compared : [])],
  );
}

/** For each engine, what grows how: a column for each size. */
export function printGrowth(all: ReadonlyMap<number, readonly Measured[]>): void {
  const [first = []] = all.values();
  for (const [i, { engine }] of first.entries()) {
    console.log(`${engine}, by papers`);
    const columns = [...all.values()].flatMap((measured) => measured[i] ?? []);
    print(
      [...all.keys()].map((size) => size.toLocaleString('en')),
      linesOf(columns),
    );
  }
}

function linesOf(columns: readonly Measured[]): readonly Line[] {
  const labelled = columns.map(
    ({ rows }) => new Map(rows.map(({ what, unit, value }) => [unit ? `${what} (${unit})` : what, value])),
  );
  const labels = new Set(labelled.flatMap((rows) => [...rows.keys()]));
  return [...labels].map((label) => [label, labelled.map((rows) => rows.get(label))]);
}

function print(heads: readonly string[], lines: readonly Line[]): void {
  const width = Math.max(...lines.map(([what]) => what.length));
  console.log(`  ${''.padEnd(width)}${heads.map((head) => head.padStart(18)).join('')}`);
  for (const [what, cells] of lines) {
    console.log(`  ${what.padEnd(width)}${cells.map((cell) => text(cell).padStart(18)).join('')}`);
  }
}

function text(value: Cell): string {
  if (value === undefined) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
