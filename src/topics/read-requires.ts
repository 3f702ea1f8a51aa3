import type { Rule, Term } from './rule.ts';
import { ruleError } from './rule-error.ts';
import type { TermToken } from './rule-tokens.ts';

const COUNTED = 'It counts alternatives: robot, arm, grasp requires:2.';

/** How many alternatives must hold; those of a rule without commas are its words. Throws a `RuleError`. */
export function readRequires(
  text: string,
  token: TermToken | undefined,
  alternatives: readonly (readonly Term[])[],
): Pick<Rule, 'alternatives' | 'needed'> {
  if (!token) return { alternatives, needed: 1 };
  const needed = /^\d{1,4}$/.test(token.text) ? Number(token.text) : 0;
  const apart = alternatives.length === 1 ? (alternatives[0] ?? []).map((term) => [term]) : alternatives;
  const fix = { at: token.at, end: token.end, instead: '' };
  if (token.sign !== '' || needed < 1)
    throw ruleError(
      text,
      fix,
      `requires: takes a number from 1 on${token.text && `, not "${token.text}"`}`,
      COUNTED,
    );
  if (needed > apart.length) {
    const most = { ...fix, instead: apart.length > 1 ? `requires:${apart.length}` : '' };
    const there = ['are none', 'is only 1'][apart.length] ?? `are only ${apart.length}`;
    throw ruleError(text, most, `requires:${needed} asks for more than there are: there ${there}`, COUNTED);
  }
  return needed === 1 ? { alternatives, needed } : { alternatives: apart, needed };
}
