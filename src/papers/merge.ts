import type { PaperFacts } from './facts.ts';

/** Whose text is nearer to the authors'. Sources that are not named here come last. */
const TRUST: Readonly<Record<string, number>> = { arxiv: 2, 'hf-daily': 1 };

const trust = (source: string): number => TRUST[source] ?? 0;

/**
 * What is held after a source told `told` of the work in `held`. A newer version replaces the texts, an older one never does;
 * a source that is trusted less fills what is blank and no more. Telling the same again changes nothing.
 */
export function absorb(held: PaperFacts, told: PaperFacts): PaperFacts {
  return { ...withTexts(held, told), ...withDetails(held, told), ...withSummary(held, told) };
}

/** True when the new text stands for the old one. */
function replaces(held: PaperFacts, told: PaperFacts): boolean {
  if (trust(told.textFrom) < trust(held.textFrom)) return false;
  if (held.version > 0 && told.version > 0 && held.version !== told.version) {
    return told.version > held.version;
  }
  return trust(told.textFrom) > trust(held.textFrom);
}

function withTexts(held: PaperFacts, told: PaperFacts): PaperFacts {
  const [first, second] = replaces(held, told) ? [told, held] : [held, told];
  const title = first.title === '' ? second : first;
  const abstract = first.abstract === '' ? second : first;
  return {
    ...held,
    title: title.title,
    titleRaw: title.titleRaw,
    abstract: abstract.abstract,
    abstractRaw: abstract.abstractRaw,
    // Filling a blank does not count: else the source that was trusted more would replace its own text next time.
    textFrom: first.textFrom,
    authors: filled(first.authors, second.authors),
    categories: filled(first.categories, second.categories),
    venue: first.venue || second.venue,
    codeUrl: first.codeUrl || second.codeUrl,
  };
}

function withDetails(held: PaperFacts, told: PaperFacts) {
  return {
    keywords: filled(held.keywords, told.keywords),
    published: earliest(held, told),
    version: Math.max(held.version, told.version),
    withdrawn:
      told.version >= held.version
        ? told.withdrawn || (held.withdrawn && !isNewer(held, told))
        : held.withdrawn,
  };
}

/** A summary by Paperboy's makers stands before a machine's. */
function withSummary(held: PaperFacts, told: PaperFacts) {
  const better = held.summaryBy === 'machine' && told.summaryBy !== 'machine';
  const { summary, summaryBy } = told.summary !== '' && (held.summary === '' || better) ? told : held;
  return { summary, summaryBy };
}

/** The day of the first version: a more exact one before a rough one, then the earlier of two that are trusted alike. */
function earliest(held: PaperFacts, told: PaperFacts): string {
  const [ours, theirs] = [held.published, told.published];
  if (ours === '' || theirs === '') return ours || theirs;
  if (ours.length !== theirs.length) return ours.length > theirs.length ? ours : theirs;
  return trust(told.textFrom) >= trust(held.textFrom) && theirs < ours ? theirs : ours;
}

function isNewer(held: PaperFacts, told: PaperFacts): boolean {
  return held.version > 0 && told.version > held.version;
}

function filled(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.length > 0 ? first : second;
}
