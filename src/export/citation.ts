import { urlOf } from '../chat/api.ts';
import { identifierLink, type Paper } from '../papers/api.ts';

/** What every file of references tells of a paper. */
export interface Citation {
  readonly title: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD`, or as much as is known of it. */
  readonly date: string;
  readonly venue: string;
  readonly arxiv: string;
  readonly doi: string;
  /** Where to read it, '' when unknown. */
  readonly link: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
}

export function citationOf(paper: Paper): Citation {
  const named = (kind: string) => paper.identifiers.find((one) => one.kind === kind)?.value ?? '';
  const link = identifierLink(paper.identifiers);
  return {
    title: oneLine(paper.title),
    authors: paper.authors.map(oneLine).filter((name) => name !== ''),
    date: paper.published,
    venue: oneLine(paper.venue),
    arxiv: named('arxiv'),
    doi: named('doi'),
    link: (link && urlOf(link)) ?? '',
    categories: paper.categories,
    keywords: paper.keywords.map(oneLine).filter((word) => word !== ''),
  };
}

/** A line end would end the field in formats made of lines. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

const PARTICLE = /^\p{Ll}[\p{Ll}'’]*$/u;

/** The last word with the small ones before it: "Laurens van der Maaten" is of the family "van der Maaten". */
export function familyName(name: string): { readonly family: string; readonly given: string } {
  const words = name.split(' ');
  let from = words.length - 1;
  while (from > 1 && PARTICLE.test(words[from - 1] ?? '')) from--;
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' ') };
}
