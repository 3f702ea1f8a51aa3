import type { Paper } from '../../papers/api.ts';
import { compileStored } from '../compile-rule.ts';
import { matchRule } from '../match-rule.ts';
import { readPaper } from '../paper-text.ts';

/** Those of a few papers that a rule finds. */
export function findsAmong(rule: string, papers: readonly Paper[]): readonly Paper[] {
  const compiled = compileStored(rule);
  return compiled ? papers.filter((paper) => matchRule(compiled, readPaper(paper)) !== undefined) : [];
}
