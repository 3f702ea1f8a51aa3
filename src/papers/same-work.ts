import type { PaperFacts } from './facts.ts';
import type { Identifier } from './paper.ts';

/** What decides whether two papers of one title are one work. */
export interface Titled {
  readonly facts: Pick<PaperFacts, 'authors' | 'published'>;
  readonly names: readonly Identifier[];
}

/** A preprint and its printed form may be this far apart. */
const YEARS_APART = 2;

/** Whether two papers of the same title may be one work: nothing that both tell speaks against it. */
export function mayBeOne(one: Titled, other: Titled): boolean {
  if (namedApart(one.names, other.names)) return false;
  const [ours, theirs] = [surnames(one.facts.authors), surnames(other.facts.authors)];
  if (ours.size > 0 && theirs.size > 0) return share(ours, theirs);
  return !yearsApart(one.facts.published, other.facts.published);
}

/** Whether two papers of the same title are one work for sure enough to make one of two papers held: they share an author. */
export function isOne(one: Titled, other: Titled): boolean {
  return (
    !namedApart(one.names, other.names) && share(surnames(one.facts.authors), surnames(other.facts.authors))
  );
}

/** An arXiv id names one work: two different ones are two. */
export function namedApart(ours: readonly Identifier[], theirs: readonly Identifier[]): boolean {
  const arxiv = (names: readonly Identifier[]) =>
    names.filter(({ kind }) => kind === 'arxiv').map(({ value }) => value);
  const [one, other] = [new Set(arxiv(ours)), new Set(arxiv(theirs))];
  return one.size > 0 && other.size > 0 && !share(one, other);
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((value) => other.has(value));
}

function surnames(authors: readonly string[]): Set<string> {
  return new Set(authors.map(surname).filter(Boolean));
}

/** The last word of a name, or what stands before a comma; without accents, since sources write them differently. */
function surname(author: string): string {
  const [before = '', after] = author.split(',');
  const name = after === undefined ? (author.split(/\s+/).at(-1) ?? '') : before;
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}]+/gu, '')
    .toLowerCase();
}

function yearsApart(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  return Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) > YEARS_APART;
}
