import type { Paper } from '../../src/papers/api.ts';
import { createIndex } from '../../src/search/worker-index.ts';
import { askRule } from '../../test/support/ask-rule.ts';
import type { Measurement } from '../table.ts';

const SAMPLE = 1_000;

/** Asks the search index for a sample of the rules; `found` are the places of the rules that each paper fits. */
export async function compareWithSearch(
  rules: readonly string[],
  papers: readonly Paper[],
  found: readonly (readonly number[])[],
): Promise<Measurement[]> {
  const byId = new Map(papers.map((each) => [each.id, each]));
  const matched = new Map<number, string[]>();
  for (const [i, places] of found.entries())
    for (const place of places) matched.set(place, [...(matched.get(place) ?? []), papers[i]?.id ?? '']);
  const index = createIndex();
  try {
    await index.add(papers);
    let [pairs, differing] = [0, 0];
    for (let i = 0; i < SAMPLE; i++) {
      const place = Math.floor((i * rules.length) / SAMPLE);
      const asked = await askRule(rules[place] ?? '', index, byId);
      pairs += asked.length;
      if (asked.toSorted().join() !== (matched.get(place) ?? []).toSorted().join()) differing++;
    }
    return [
      { what: 'rules asked of the search index', value: SAMPLE, unit: '' },
      { what: 'papers these found', value: pairs, unit: '' },
      { what: 'rules with another answer', value: differing, unit: '' },
    ];
  } finally {
    await index.close();
  }
}
