import { sourceWords } from '../papers/source-words.ts';
import { readRule } from './parse-rule.ts';
import type { Rule, Term } from './rule.ts';
import { RuleError } from './rule-error.ts';

/** A rule as one would say it: `"data curation" or dedup…, not survey, in cs.CL`. What is no rule any more stays as it is. */
export function ruleInWords(text: string): string {
  const rule = ruleOf(text);
  if (!rule) return text;
  const { must, excluded, categories, sources } = rule;
  const parts = [
    wanted(rule),
    ...(must.length > 0 ? [`always ${listed(must.map(said), 'and')}`] : []),
    ...(excluded.length > 0 ? [`not ${listed(excluded.map(said), 'or')}`] : []),
    ...(categories.length > 0 ? [`in ${listed(categories, 'or')}`] : []),
    ...(sources.length > 0 ? [`from ${listed(sources.map(sourceWords), 'or')}`] : []),
  ];
  return parts.filter(Boolean).join(', ');
}

function ruleOf(text: string): Rule | undefined {
  try {
    return readRule(text);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return undefined;
  }
}

function wanted({ alternatives, needed }: Rule): string {
  const several = alternatives.length > 1;
  const each = alternatives.map((terms) => listed(terms.map(said), several ? 'with' : 'and'));
  return needed > 1 ? `any ${needed} of ${each.join(', ')}` : listed(each, 'or');
}

function said(term: Term): string {
  switch (term.kind) {
    case 'text':
      return inTitle(term.shown, term.title);
    case 'exact':
      return inTitle(`${term.shown} as written`, term.title);
    case 'prefix':
      return inTitle(`${term.start}…`, term.title);
    case 'author':
      return term.shown.replace(/^author /, 'by ');
    case 'category':
      return term.category;
    case 'source':
      return sourceWords(term.source);
  }
}

const inTitle = (shown: string, title: true | undefined) => (title ? `${shown} in the title` : shown);

/** "a, b or c"; pairs with `with` stay pairs. */
function listed(words: readonly string[], joint: 'and' | 'or' | 'with'): string {
  if (joint === 'with') return words.join(' with ');
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
