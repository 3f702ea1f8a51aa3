import { compileStored } from './compile-rule.ts';
import { parseRule } from './parse-rule.ts';
import { writeRule } from './write-rule.ts';

/** What either rule finds, as one rule; undefined when no rule can say that, or when one of them says it already. */
export function joinedRules(one: string, other: string): string | undefined {
  if (!compileStored(one) || !compileStored(other)) return undefined;
  const [first, second] = [parseRule(one), parseRule(other)];
  const whole = (rule: typeof first) => writeRule({ ...rule, alternatives: [] });
  // Without alternatives a rule takes all of its categories already.
  if (whole(first) !== whole(second) || first.alternatives.length === 0 || second.alternatives.length === 0)
    return undefined;
  const alternatives = [
    ...new Map(
      [...second.alternatives, ...first.alternatives].map((terms) => [
        writeRule({ alternatives: [terms], excluded: [], categories: [] }),
        terms,
      ]),
    ).values(),
  ];
  if (alternatives.length === second.alternatives.length || alternatives.length === first.alternatives.length)
    return undefined;
  const text = writeRule({ ...second, alternatives });
  return compileStored(text) && text;
}
