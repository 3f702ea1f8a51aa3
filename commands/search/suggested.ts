import { type Suggestion, shortAuthorName } from '../../src/chat/api.ts';
import { type Paper, shorten } from '../../src/papers/api.ts';
import { continuesName, continuesText, searchedWords } from '../../src/search/api.ts';
import type { Services } from '../invocation.ts';

const AT_MOST = 25;
const NAMES_AMONG_TITLES = 3;
/** What a platform takes as a choice. */
const LONGEST = 100;
const LONGEST_TITLE_BESIDE_NAME = 70;
/** A query that ends in a name: `diffusion author:"yoshua b`. */
const NAME_AT_END = /^(.*?)(-?)(?:authors?|au):\s*"?([^":]*)$/isu;

type Known = Pick<Services, 'index' | 'papers'>;

/** What a query may become: whole names of authors, and titles. */
export async function suggested(partial: string, known: Known): Promise<readonly Suggestion[]> {
  const [, head = '', minus = '', name] = NAME_AT_END.exec(partial) ?? [];
  if (name !== undefined) {
    const whole = nameSuggestions(await begun(name, known), name, head + minus);
    if (whole.length > 0) return whole;
  }
  const typed = searchedWords(partial);
  const papers = await begun(typed, known);
  const names = nameSuggestions(papers, typed, '').slice(0, NAMES_AMONG_TITLES);
  return [...names, ...papers.map((paper) => titleSuggestion(paper, typed))].slice(0, AT_MOST);
}

async function begun(typed: string, { index, papers }: Known): Promise<readonly Paper[]> {
  if (typed.trim() === '') return [];
  const found = await index.suggest(typed, AT_MOST);
  return papers.byIds(found.map(({ paperId }) => paperId));
}

/** Those on most of the papers first. */
function nameSuggestions(papers: readonly Paper[], typed: string, head: string): readonly Suggestion[] {
  const names = papers.flatMap(({ authors }) => authors.filter((name) => continuesName(typed, name)));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name]) => `${head}author:"${name.replaceAll('"', '')}"`)
    .filter((value) => value.length <= LONGEST)
    .map((value) => ({ name: value, value }));
}

/** With the author's name when that is why it is here. */
function titleSuggestion({ title, authors }: Paper, typed: string): Suggestion {
  const value = title.slice(0, LONGEST).toWellFormed();
  if (continuesText(typed, title)) return { name: title, value };
  const author = authors.find((name) => typed.split(/\s+/).some((word) => continuesName(word, name)));
  if (author === undefined) return { name: title, value };
  return { name: `${shorten(title, LONGEST_TITLE_BESIDE_NAME)} · ${shortAuthorName(author)}`, value };
}
