import { nearest } from '../chat/nearest.ts';
import { readSource } from '../search/query/field-values.ts';
import { fieldNamed, noField } from '../search/query/fields.ts';
import { ruleError } from './rule-error.ts';

/** What may stand before a colon in a rule. */
const RULE_FIELDS = ['title', 'author', 'cat', 'source', 'requires'] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

const isRuleField = (name: string): name is RuleField => RULE_FIELDS.some((field) => field === name);

/** The field of that name; `at` is where it stands. Throws a `RuleError`. */
export function ruleField(text: string, at: number, typed: string): RuleField {
  const name = typed.toLowerCase();
  const asked = /^requires?$/.test(name) ? 'requires' : fieldNamed(name);
  if (asked !== undefined && isRuleField(asked)) return asked;
  const end = at + typed.length + 1;
  if (asked !== undefined) throw onlySearched(text, at, end, asked);
  const meant = nearest(name, RULE_FIELDS);
  const problem = noField(typed, RULE_FIELDS).replace(/^T/, 't');
  const words = `To look for the words, write ${typed} without the colon.`;
  throw ruleError(text, { at, end, instead: meant ? `${meant}:` : `${typed} ` }, problem, words);
}

function onlySearched(text: string, at: number, colon: number, field: string) {
  let end = colon;
  while (end < text.length && !/[\s,;]/.test(text.charAt(end))) end++;
  const start = /[+-]/.test(text.charAt(at - 1)) ? at - 1 : at;
  const fix = { at: start, end, instead: '' };
  return ruleError(text, fix, `${field}: is for searches`, 'A topic brings what is new, whatever it holds.');
}

const ARCHIVE =
  /^(?:[a-z]+(?:-[a-z]+)?\.[a-z-]{2,}|cs|math|stat|physics|eess|econ|nlin|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|q-(?:bio|fin)|quant-ph)$/i;

const LISTED: Readonly<Partial<Record<RuleField | '', (value: string) => boolean>>> = {
  cat: (value) => ARCHIVE.test(value),
  source: (value) => readSource(value) !== undefined,
};

/** Where a value ends that has no quotes: some go on over a comma or a space. */
export function valueEnd(text: string, start: number, end: number, field: RuleField | ''): number {
  if (field === 'author' && end > start) return authorEnd(text, start, end);
  return listEnd(text, start, end, field);
}

/** In `cat:cs.CL,cs.LG` a comma ends nothing as long as another value follows at once. */
function listEnd(text: string, start: number, end: number, field: RuleField | ''): number {
  const isValue = LISTED[field];
  let last = end;
  while (isValue && start < last && text.charAt(last) === ',') {
    const next = /^[\w.-]+/.exec(text.slice(last + 1, last + 41))?.[0] ?? '';
    if (!isValue(next)) break;
    last += 1 + next.length;
  }
  return last;
}

const INITIALS = /^(?:\p{Lu}\.-?)*\p{Lu}\.?$/u;
const INITIALS_AFTER = /^, ?(?:\p{Lu}\.[ -]?)+(?=\s*(?:$|[,;|\n]))/u;
const SURNAME_AFTER = /^(?: \p{Lu}\.)* \p{Lu}[\p{L}'-]+/u;

/** `author:Bengio, Y.` and `author:Y. Bengio` name one person; an initial alone names nobody. */
function authorEnd(text: string, start: number, end: number): number {
  const isInitial = INITIALS.test(text.slice(start, end));
  const more = (isInitial ? SURNAME_AFTER : INITIALS_AFTER).exec(text.slice(end, end + 60));
  return end + (more?.[0].length ?? 0);
}
