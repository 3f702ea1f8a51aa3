export interface Years {
  /** 0 when open. */
  readonly from: number;
  readonly to: number;
  /** They stood the wrong way round. */
  readonly turned: boolean;
}

const RANGE = /^(\d{4})?(?:-\d\d){0,2}(?:(\.{2,3}|…|-)(\d{4})?(?:-\d\d){0,2})?$/;

/** `2023`, `2023..`, `..2020`, `2020..2023`, `2020…2023`, `2020-2023`; undefined for anything else. */
export function readYears(text: string): Years | undefined {
  const [whole, first = '', dots = '', last = ''] = RANGE.exec(text) ?? [];
  if (whole === undefined || (first === '' && last === '')) return undefined;
  const [from, to] = [Number(first), Number(dots === '' ? first : last)];
  const turned = from > 0 && to > 0 && from > to;
  return turned ? { from: to, to: from, turned } : { from, to, turned };
}

/** "2023", "from 2023", "up to 2020", "2020 to 2023". */
export function yearWords({ from, to }: Pick<Years, 'from' | 'to'>): string {
  if (from === to) return String(from);
  if (to === 0) return `from ${from}`;
  return from === 0 ? `up to ${to}` : `${from} to ${to}`;
}
