/** From Sunday, as cron counts. */
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['daily', [0, 1, 2, 3, 4, 5, 6]],
  ['days', [0, 1, 2, 3, 4, 5, 6]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekday', [1, 2, 3, 4, 5]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekends', [0, 6]],
  ['weekend', [0, 6]],
]);

/** All words for days, for offering the nearest. */
export const DAY_NAMES: readonly string[] = [...GROUPS.keys(), ...WEEKDAYS.map((day) => day.toLowerCase())];

/** The weekdays a word means: "mon", "mondays", "weekdays", "mon-fri"; undefined when none. */
export function dayNumbers(word: string): readonly number[] | undefined {
  const group = GROUPS.get(word);
  if (group) return group;
  const [first, last, more] = word.split('-').map(dayNumber);
  if (first === undefined || more !== undefined) return undefined;
  if (!word.includes('-')) return [first];
  return last === undefined ? undefined : range(first, last);
}

function dayNumber(word: string): number | undefined {
  const name = word.replace(/s$/, '');
  const at = WEEKDAYS.findIndex((day) => {
    const full = day.toLowerCase();
    return (
      full === word ||
      full === name ||
      (word.length >= 3 && word.length <= 5 && full.startsWith(name.length >= 3 ? name : word))
    );
  });
  return at < 0 ? undefined : at;
}

/** May run over the end of the week: Friday to Monday. */
function range(first: number, last: number): number[] {
  const days = [first];
  while (days.at(-1) !== last) days.push(((days.at(-1) ?? 0) + 1) % 7);
  return days;
}
