import type { Paper } from '../../papers/api.ts';
import { inSlices } from '../backtest/match-window.ts';
import type { PackedText, PackedTexts } from '../backtest/packed-texts.ts';
import { type Run, runKey, runsOf } from './runs.ts';
import type { Standing } from './weigh.ts';

/** Every run that at least two examples share, with where it stands; `others` in the order given. */
export async function standingsOf(
  examples: readonly Paper[],
  others: readonly { readonly packed: PackedText }[],
  texts: PackedTexts,
): Promise<readonly Standing[]> {
  const shared = sharedRuns(examples);
  const places = shared.map((): number[] => []);
  const byFirst = Map.groupBy(shared.entries(), ([, { run }]) => run[0]);
  let place = 0;
  await inSlices(others, ({ packed }) => {
    for (const row of texts.stemRows(packed)) {
      for (const [at, stem] of row.entries()) {
        for (const [i, { run }] of byFirst.get(stem) ?? []) {
          if (places[i]?.at(-1) !== place && standsAt(row, at, run)) places[i]?.push(place);
        }
      }
    }
    place++;
  });
  return shared.map(({ run, examples, titles }, i) => ({
    runs: [run],
    examples,
    titles,
    others: places[i] ?? [],
  }));
}

const standsAt = (row: readonly string[], at: number, run: Run) =>
  run.every((stem, i) => row[at + i] === stem);

interface SharedRun {
  readonly run: Run;
  readonly examples: Set<number>;
  titles: number;
}

function sharedRuns(examples: readonly Paper[]): readonly SharedRun[] {
  const all = new Map<string, SharedRun>();
  for (const [place, { title, abstract, summary, keywords }] of examples.entries()) {
    const inTitle = runsOf(title);
    const parts = [abstract, summary, ...keywords].map(runsOf);
    for (const [key, run] of new Map([inTitle, ...parts].flatMap((runs) => [...runs]))) {
      const shared = all.get(key) ?? { run, examples: new Set<number>(), titles: 0 };
      shared.examples.add(place);
      if (inTitle.has(key)) shared.titles++;
      all.set(key, shared);
    }
  }
  return [...all.values()]
    .filter(({ examples }) => examples.size > 1)
    .toSorted((a, b) => (runKey(a.run) < runKey(b.run) ? -1 : 1));
}
