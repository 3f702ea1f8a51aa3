import type { Rule, Term } from './rule.ts';
import { RuleError } from './rule-error.ts';
import { writeRule, writeTerm } from './write-rule.ts';

/** Refuses a rule that no paper can fit, or that says only what must not occur. */
export function checkHolds(rule: Rule): void {
  if (asksNothing(rule)) throw nothingAsked(rule.excluded[0]);
  const excluded = new Set(rule.excluded.map(writeTerm));
  const isOut = (term: Term) => excluded.has(writeTerm(term));
  const possible = rule.alternatives.filter((terms) => !terms.some(isOut)).length;
  const lacksAlternatives = rule.alternatives.length > 0 && possible < rule.needed;
  const clash = lacksAlternatives ? rule.alternatives.flat().find(isOut) : rule.must.find(isOut);
  if (clash) throw contradiction(rule, clash);
}

function asksNothing({ alternatives, must, categories, sources }: Rule): boolean {
  return [alternatives, must, categories, sources].every((asked) => asked.length === 0);
}

function nothingAsked(excluded: Term | undefined): RuleError {
  if (!excluded)
    return new RuleError('The rule is empty. Write words or phrases, for example: "data selection", dedup*.');
  const shown = writeTerm(excluded);
  return new RuleError(
    `The rule only says what must not occur (${shown}). Add what should: "data selection" -${shown}.`,
  );
}

function contradiction(rule: Rule, clash: Term): RuleError {
  const shown = writeTerm(clash);
  const without = {
    ...rule,
    excluded: rule.excluded.filter((term) => writeTerm(term) !== shown),
  };
  const fix = { at: 0, end: rule.text.length, instead: writeRule(without) };
  return new RuleError(`No paper can fit the rule: it asks for ${shown} and leaves it out (-${shown}).`, fix);
}
