import { analyze } from '../../search/analyzer.ts';
import { type CompiledRule, compileStored } from '../compile-rule.ts';
import { EMPTY_STEMS } from '../empty-stems.ts';
import type { Rule, Term } from '../rule.ts';
import { writeRule } from '../write-rule.ts';
import { inSlices } from './match-window.ts';
import type { PackedTexts } from './packed-texts.ts';
import type { RecentText, RecentWindow } from './recent-texts.ts';

/** A word that brings a rule down, with the papers that are left. */
export interface NarrowingWord {
  readonly word: string;
  readonly left: readonly RecentText[];
}

/** Fewer need no narrowing. */
const PAPERS_AT_LEAST = 4;
const TRIED_AT_MOST = 30;
const TITLES_READ = 200;
/** A word that more than half of them have takes too little away. */
const SHARE_AT_MOST = 0.5;
/** The word that most titles among the papers carry, of those that at most half of the papers have anywhere. */
export async function narrowingWord(
  { texts }: Pick<RecentWindow, 'texts'>,
  papers: readonly RecentText[],
  rules: readonly CompiledRule[],
): Promise<NarrowingWord | undefined> {
  if (papers.length < PAPERS_AT_LEAST) return undefined;
  const candidates = await frequentInTitles(texts, papers, stemsOf(rules));
  const tried = candidates.map((stem) => ({ stem, has: texts.haveStems([stem]), left: [] as RecentText[] }));
  await inSlices(papers, (paper) => {
    for (const { has, left } of tried) if (has(paper.packed)) left.push(paper);
  });
  const found = tried.find(({ left }) => left.length <= papers.length * SHARE_AT_MOST);
  if (!found) return undefined;
  const { stem, left } = found;
  return { word: usualForm(texts, left.slice(0, TITLES_READ), stem), left };
}

/** The rule with a word that must also occur; undefined when it would grow too long. */
export function withWord(rule: Rule, word: string): string | undefined {
  const term = { kind: 'text', shown: word, text: word } as const;
  const text = writeRule(rule.needed > 1 ? { ...rule, must: [...rule.must, term] } : withTerm(rule, term));
  return compileStored(text) && text;
}

function withTerm(rule: Rule, term: Term): Rule {
  const alternatives = rule.alternatives.length > 0 ? rule.alternatives : [[]];
  return { ...rule, alternatives: alternatives.map((terms) => [...terms, term]) };
}

/** Stems by the number of titles that have them, most first; one title alone does not make a word. */
async function frequentInTitles(
  texts: PackedTexts,
  papers: readonly RecentText[],
  asked: ReadonlySet<string>,
): Promise<readonly string[]> {
  const titles = new Map<string, number>();
  await inSlices(papers, ({ packed }) => {
    for (const stem of new Set(texts.title(packed).stems)) titles.set(stem, (titles.get(stem) ?? 0) + 1);
  });
  return [...titles]
    .filter(([stem, count]) => count > 1 && isWord(stem) && !asked.has(stem) && !EMPTY_STEMS.has(stem))
    .toSorted(([a, times], [b, others]) => others - times || a.localeCompare(b))
    .slice(0, TRIED_AT_MOST)
    .map(([stem]) => stem);
}

const isWord = (stem: string) => /^\p{L}[\p{L}\p{N}]{2,}$/u.test(stem);

function stemsOf(rules: readonly CompiledRule[]): ReadonlySet<string> {
  const terms = rules.flatMap(({ alternatives, must, excluded }) => [
    ...alternatives.flat(),
    ...must,
    ...excluded,
  ]);
  return new Set(terms.flatMap((term) => (term.kind === 'stems' ? term.stems : [])));
}

/** As titles write it most often. */
function usualForm(texts: PackedTexts, papers: readonly RecentText[], stem: string): string {
  const forms = new Map<string, number>();
  for (const word of papers.flatMap(({ packed }) => texts.title(packed).words)) {
    if (analyze(word)[0] === stem) forms.set(word, (forms.get(word) ?? 0) + 1);
  }
  const [most] = [...forms].toSorted(([a, times], [b, others]) => others - times || a.localeCompare(b));
  return most?.[0] ?? stem;
}
