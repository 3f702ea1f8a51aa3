import { dateInWords } from '../digest/schedule/local-words.ts';
import type { WeekFacts } from './recap-store.ts';
import type { Week } from './week.ts';

const ROWS = [
  { of: 'announced', label: 'announced', color: '#c7cdd6' },
  { of: 'posted', label: 'posted here', color: '#3d6fd9' },
  { of: 'votes', label: 'votes here', color: '#2f9e6e' },
] as const;

const LEFT = 120;
const COLUMN = 72;
const BAR = 44;
const ROW = 84;
const TALLEST = 48;
const BOTTOM = 34;

export const CHART_FONT = 'DejaVu Sans';

/** The week as three rows of bars, each to its own scale, a number on each bar: an SVG. */
export function weekChart({ days }: Week, facts: WeekFacts): string {
  const [width, height] = [LEFT + days.length * COLUMN + 12, ROWS.length * ROW + BOTTOM];
  const rows = ROWS.map(({ of, label, color }, i) =>
    row(
      label,
      color,
      i,
      facts.days.map((day) => day[of]),
    ),
  );
  const names = days.map((day, i) =>
    words(middle(i), height - 14, dateInWords(day).slice(0, 3), 'middle', '#5b6470'),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${CHART_FONT}" font-size="15"><rect width="${width}" height="${height}" rx="10" fill="#ffffff"/>${rows.join('')}${names.join('')}</svg>`;
}

function row(label: string, color: string, index: number, values: readonly number[]): string {
  const base = (index + 1) * ROW;
  const most = Math.max(1, ...values);
  const bars = values.map((value, i) => {
    const tall = value === 0 ? 2 : Math.max(4, Math.round((value / most) * TALLEST));
    const bar = `<rect x="${middle(i) - BAR / 2}" y="${base - tall}" width="${BAR}" height="${tall}" rx="3" fill="${color}"/>`;
    return value === 0 ? bar : bar + words(middle(i), base - tall - 6, String(value), 'middle', '#22272e');
  });
  return words(LEFT - 16, base - 4, label, 'end', '#5b6470') + bars.join('');
}

const middle = (column: number) => LEFT + column * COLUMN + COLUMN / 2;

/** Only our own words and numbers stand in a chart: nothing needs escaping. */
function words(x: number, y: number, said: string, anchor: 'middle' | 'end', color: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${color}">${said}</text>`;
}
