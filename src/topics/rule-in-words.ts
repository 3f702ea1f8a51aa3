import { plain, type Span, strong } from '../chat/api.ts';
import { sourceWords } from '../papers/api.ts';
import { compileStored } from './compile-rule.ts';
import { readRule } from './parse-rule.ts';
import type { Rule, Term } from './rule.ts';

/** A rule in words: `any 2 of *robot*, *arm*, *grasp*; not *survey*`. A text that is none stands as it is. */
export function ruleInWords(typed: string): readonly Span[] {
  if (!compileStored(typed)) return [plain(typed)];
  const rule = readRule(typed);
  const within = withinWords(rule);
  const not = rule.excluded.length > 0 ? [[plain('not '), ...joined(', ', rule.excluded.map(inWords))]] : [];
  const isAll = rule.alternatives.length === 0 && rule.must.length === 0;
  const asked = isAll ? [joined(' ', [[plain('everything')], ...within])] : [...wanted(rule), ...within];
  return joined('; ', [...asked, ...not]);
}

type Spans = readonly Span[];

/** Parts with words between them. */
const joined = (between: string, parts: readonly Spans[]): Spans =>
  parts.flatMap((part, i) => (i === 0 ? part : [plain(between), ...part]));

function wanted(rule: Rule): readonly Spans[] {
  const { alternatives, must } = rule;
  const always = must.length > 0 ? [joined(' and ', must.map(inWords))] : [];
  if (alternatives.length === 0) return always;
  return [any(rule), ...always.map((spans) => [plain('always with '), ...spans])];
}

function any({ alternatives, needed }: Rule): Spans {
  const each = alternatives.map((terms) => joined(' with ', terms.map(inWords)));
  const [only] = alternatives;
  if (alternatives.length === 1 && only) return joined(' and ', only.map(inWords));
  return [plain(`${howMany(needed, each.length)} `), ...joined(', ', each)];
}

function howMany(needed: number, of: number): string {
  if (needed === of) return 'all of';
  return needed === 1 ? 'any of' : `any ${needed} of`;
}

function withinWords({ categories, sources }: Rule): readonly Spans[] {
  return [anyOf('in ', categories), anyOf('from ', sources.map(sourceWords))].filter(
    ({ length }) => length > 0,
  );
}

function anyOf(before: string, names: readonly string[]): Spans {
  const spans = names.map((name) => [strong(name)]);
  return spans.length === 0 ? [] : [plain(before), ...joined(' or ', spans)];
}

function inWords(term: Term): Spans {
  switch (term.kind) {
    case 'text':
    case 'prefix':
      return placed(term, [strong(term.shown)]);
    case 'exact':
      return placed(term, [plain('exactly '), strong(term.shown)]);
    case 'author':
      return [plain('by '), strong(asSaid(term.name))];
    case 'category':
      return [plain('in '), strong(term.category)];
    case 'source':
      return [plain('from '), strong(sourceWords(term.source))];
  }
}

const placed = ({ title }: { readonly title?: true }, spans: Spans): Spans =>
  title ? [...spans, plain(' in the title')] : spans;

/** "Bengio, Y." said aloud. */
function asSaid(name: string): string {
  const [surname = '', given = ''] = name.split(',').map((part) => part.trim());
  return `${given} ${surname}`.trim();
}
