import type { RuleChange } from '../api.ts';
import { type CompiledRule, compileStored } from '../compile-rule.ts';
import type { Rule, Term } from '../rule.ts';
import { writeRule, writeTerm } from '../write-rule.ts';

/** A rule made wider at one place. */
export interface WiderRule extends Pick<RuleChange, 'how' | 'what'> {
  readonly rule: string;
  readonly compiled: CompiledRule;
}

type Change = Pick<RuleChange, 'how' | 'what'> & { readonly changed: Omit<Rule, 'text'> };

const TRIED_AT_MOST = 12;

/** The rule without one of its restrictions, or with the words of a phrase apart. */
export function widerRules(rule: Rule): readonly WiderRule[] {
  const changes = [
    ...withoutRestrictions(rule),
    ...withFewerNeeded(rule),
    ...withoutMust(rule),
    ...withoutExcluded(rule),
    ...withLooseTerms(rule),
  ];
  return changes.slice(0, TRIED_AT_MOST).flatMap(({ how, what, changed }) => {
    const text = writeRule(changed);
    const compiled = compileStored(text);
    return compiled ? [{ how, what, rule: text, compiled }] : [];
  });
}

function withoutRestrictions(rule: Rule): Change[] {
  if (rule.alternatives.length === 0 && rule.must.length === 0) return [];
  return (['categories', 'sources'] as const)
    .filter((each) => rule[each].length > 0)
    .map((each) => ({ how: 'drop', what: rule[each].join(', '), changed: { ...rule, [each]: [] } }));
}

function withFewerNeeded(rule: Rule): Change[] {
  if (rule.needed === 1) return [];
  const changed = { ...rule, needed: rule.needed - 1 };
  return [{ how: 'drop', what: `requires:${rule.needed}`, changed }];
}

function withoutMust(rule: Rule): Change[] {
  if (rule.alternatives.length === 0) return [];
  return rule.must.map((term) => ({
    how: 'drop',
    what: `+${writeTerm(term)}`,
    changed: { ...rule, must: rule.must.filter((other) => other !== term) },
  }));
}

function withoutExcluded(rule: Rule): Change[] {
  return rule.excluded.map((term) => ({
    how: 'drop',
    what: `-${writeTerm(term)}`,
    changed: { ...rule, excluded: rule.excluded.filter((other) => other !== term) },
  }));
}

function withLooseTerms(rule: Rule): Change[] {
  return rule.alternatives.flatMap((terms) =>
    terms.flatMap((term): Change[] => {
      const alternatives = (instead: readonly Term[]) =>
        rule.alternatives.map((other) =>
          other === terms ? terms.flatMap((each) => (each === term ? instead : [each])) : other,
        );
      const apart = wordsApart(term);
      return [
        ...(terms.length > 1
          ? [{ how: 'drop' as const, what: term.shown, changed: { ...rule, alternatives: alternatives([]) } }]
          : []),
        ...(apart.length > 1
          ? [
              {
                how: 'unquote' as const,
                what: term.shown,
                changed: { ...rule, alternatives: alternatives(apart) },
              },
            ]
          : []),
      ];
    }),
  );
}

/** The words of a phrase, each by itself. */
function wordsApart(term: Term): Term[] {
  if (term.kind !== 'text' || !term.shown.startsWith('"')) return [];
  return term.text
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '' && !/^or$/i.test(word))
    .map((word) => ({ kind: 'text', shown: word, text: word, ...(term.title && { title: true }) }));
}
