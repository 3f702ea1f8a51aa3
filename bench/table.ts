export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** Prints measurements as a table, or as JSON for a script. */
export function printTable(title: string, rows: readonly Measurement[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify({ title, rows }));
    return;
  }
  const width = Math.max(...rows.map((row) => row.what.length));
  console.log(title);
  for (const { what, value, unit } of rows) {
    console.log(`  ${what.padEnd(width)}  ${rounded(value).padStart(9)} ${unit}`);
  }
}

function rounded(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
