import { compileStored } from './compile-rule.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import { writeRule } from './write-rule.ts';

/** What either rule finds, as one rule; undefined when no rule can say that, or when one of them says it already. */
export function joinedRules(one: string, other: string): string | undefined {
  if (!compileStored(one) || !compileStored(other)) return undefined;
  const [first, second] = [parseRule(one), parseRule(other)];
  if (conditions(first) !== conditions(second)) return undefined;
  const alternatives = distinct([...second.alternatives, ...first.alternatives]);
  if ([first, second].some((rule) => distinct(rule.alternatives).length === alternatives.length))
    return undefined;
  const text = writeRule({ ...second, alternatives });
  return compileStored(text) && text;
}

/** What holds over a whole rule; never the same for a rule that has no alternatives, or that needs several of them. */
function conditions(rule: Rule): string | symbol {
  if (rule.alternatives.length === 0 || /\brequires:/i.test(rule.text)) return Symbol();
  return JSON.stringify({ ...rule, text: '', alternatives: [] });
}

function distinct(alternatives: Rule['alternatives']): Rule['alternatives'] {
  return [...new Map(alternatives.map((terms) => [JSON.stringify(terms), terms])).values()];
}
