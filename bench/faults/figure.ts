/** One figure of a trial, and what it may be at most. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** At most so much, or the trial has failed; left out where the figure only informs. */
  readonly limit?: number;
}

export interface Trial {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export const isReached = ({ value, limit }: Figure): boolean => limit === undefined || value <= limit;

/** Prints a trial as a table that says which figures were not reached. */
export function printTrial({ title, figures }: Trial): void {
  const width = Math.max(...figures.map(({ what }) => what.length));
  console.log(title);
  for (const figure of figures) {
    const { what, value, unit, limit } = figure;
    const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
    const allowed = limit === undefined ? '' : `at most ${limit}`;
    const verdict = isReached(figure) ? '' : '  NOT REACHED';
    console.log(
      `  ${what.padEnd(width)}  ${shown.padStart(8)} ${unit.padEnd(3)} ${allowed}${verdict}`.trimEnd(),
    );
  }
}
