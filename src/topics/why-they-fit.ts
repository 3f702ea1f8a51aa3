import { scheduler } from 'node:timers/promises';
import type { Paper, PaperId } from '../papers/api.ts';
import type { Topic } from './api.ts';
import { compileStored } from './compile-rule.ts';
import { matchRule } from './match-rule.ts';
import { readPaper } from './paper-text.ts';

/** Analysing a paper takes about 0.2 ms: after so many, others get their turn. */
const AT_ONCE = 25;

/** `data selection: "synthetic data" in the title`, one reason for each topic that a paper fits; papers that fit none are left out. */
export async function whyTheyFit(
  topics: readonly Pick<Topic, 'name' | 'rule'>[],
  papers: readonly Paper[],
): Promise<ReadonlyMap<PaperId, readonly string[]>> {
  const rules = topics.map(({ name, rule }) => ({ name, rule: compileStored(rule) }));
  const found = new Map<PaperId, readonly string[]>();
  for (const [i, paper] of papers.entries()) {
    if (i > 0 && i % AT_ONCE === 0) await scheduler.yield();
    const text = readPaper(paper);
    const reasons = rules.flatMap(({ name, rule }) => {
      const why = rule && matchRule(rule, text);
      return why === undefined ? [] : [`${name}: ${why}`];
    });
    if (reasons.length > 0) found.set(paper.id, reasons);
  }
  return found;
}
