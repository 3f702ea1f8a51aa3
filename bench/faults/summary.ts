import { type Figure, isReached, type Trial } from './figure.ts';

/** What is promised, and the figures of the trials that show it. */
const PROMISES: readonly (Omit<Figure, 'value'> & { readonly from: readonly string[] })[] = [
  { what: 'digests due', unit: '', from: ['digests due'] },
  {
    what: 'slots lost',
    unit: '',
    limit: 0,
    from: ['digests lost', 'slots without an outcome', 'days without their slot, or with two'],
  },
  {
    what: 'messages doubled',
    unit: '',
    limit: 0,
    from: ['messages doubled', 'sent again though it cannot be read'],
  },
  {
    what: 'of these sent again by itself where the history cannot be read',
    unit: '',
    limit: 0,
    from: ['sent again though it cannot be read'],
  },
  { what: 'parts out of order', unit: '', limit: 0, from: ['parts out of order'] },
];
const EXIT = 'exit after the last signal, longest';

/** All trials in one table. */
export function summaryOf(trials: readonly Trial[]): Trial {
  const all = trials.flatMap(({ figures }) => figures);
  const totals = PROMISES.flatMap(({ from, ...promise }) => {
    const found = all.filter(({ what }) => from.includes(what));
    return found.length === 0
      ? []
      : [{ ...promise, value: found.reduce((sum, { value }) => sum + value, 0) }];
  });
  const missed = all.filter((figure) => !isReached(figure)).length;
  return {
    title: 'All in all',
    figures: [
      ...totals,
      ...all.filter(({ what }) => what === EXIT),
      { what: 'figures not reached', value: missed, unit: '', limit: 0 },
    ],
  };
}
