import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Paper } from '../../../src/papers/api.ts';
import { createIndex } from '../../../src/search/worker-index.ts';
import { RuleIndex } from '../../../src/topics/many/rule-index.ts';
import { readPaper } from '../../../src/topics/paper-text.ts';
import { askRule } from '../../support/ask-rule.ts';
import { searchableRule, somePaper } from './made-up.ts';

const index = createIndex();
afterAll(() => index.close());

test('a rule brings what the search index finds when it is asked for the same', async () => {
  const papers = new Map<string, Paper>(
    fc.sample(somePaper, { numRuns: 200, seed: 5 }).map((paper, i) => [`p${i}`, { ...paper, id: `p${i}` }]),
  );
  await index.add([...papers.values()]);
  const rules = [...new Set(fc.sample(searchableRule, { numRuns: 300, seed: 7 }))];
  const ours = await RuleIndex.of(rules);
  const found = rules.map((): string[] => []);
  for (const [id, paper] of papers)
    for (const place of ours.matches(readPaper(paper))) found[place]?.push(id);
  expect(found.filter(({ length }) => length > 0).length).toBeGreaterThan(100);
  const differing: string[] = [];
  for (const [place, rule] of rules.entries()) {
    const asked = new Set(await askRule(rule, index, papers));
    const [more, less] = [
      found[place]?.filter((id) => !asked.has(id)),
      [...asked].filter((id) => !found[place]?.includes(id)),
    ];
    for (const [how, ids] of [
      ['rule alone', more],
      ['search alone', less],
    ] as const)
      for (const id of ids?.slice(0, 1) ?? []) differing.push(`${rule}: ${how}: ${shown(papers.get(id))}`);
  }
  expect(differing).toEqual([]);
});

function shown(paper: Paper | undefined): string {
  if (!paper) return '';
  const { title, abstract, summary, keywords, authors, categories } = paper;
  return JSON.stringify([title, abstract, summary, keywords, authors, categories]);
}
