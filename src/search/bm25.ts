/**
 * BM25 over one text (the title twice, then the rest) with a share for the title alone. No factor for how many words match.
 * Both tiers call `gain` with numbers of the whole corpus, so that a score does not depend on where a paper lies.
 */
const K = 1.2;
const B = 0.75;
const TITLE_SHARE = 0.3;

/** How often a term stands in a paper, in ten bits: seven for the text, three for the title. */
export type Counts = number;
export const COUNTS_BITS = 10;
const TEXT_MOST = 0x7f;
const TITLE_MOST = 7;

export function packCounts(inText: number, inTitle: number): Counts {
  return (Math.min(inTitle, TITLE_MOST) << 7) | Math.min(inText, TEXT_MOST);
}

/** How often it stands in the text. A declaration, since V8 does not inline a constant's arrow across modules: half the time of a search. */
export function inTextOf(counts: Counts): number {
  return counts & TEXT_MOST;
}

/** What lengths are measured by: made once per query. */
export interface Norm {
  readonly base: number;
  readonly perTerm: number;
  readonly perTitleTerm: number;
}

/** `meanLength` and `meanTitleLength` in terms, over all papers. `k`: the more, the more each repetition counts. */
export function normOf(meanLength: number, meanTitleLength: number, k = K): Norm {
  return {
    base: k * (1 - B),
    perTerm: (k * B) / Math.max(meanLength, 1),
    perTitleTerm: (k * B) / Math.max(meanTitleLength, 1),
  };
}

/** What one term adds to a paper's score, before the term's own weight. */
export function gain(counts: Counts, length: number, titleLength: number, norm: Norm): number {
  const inText = inTextOf(counts);
  const text = (inText * (K + 1)) / (inText + norm.base + norm.perTerm * length);
  const inTitle = counts >>> 7;
  if (inTitle === 0) return text;
  return text + (TITLE_SHARE * inTitle * (K + 1)) / (inTitle + norm.base + norm.perTitleTerm * titleLength);
}

/** How much a term tells that `holding` of `papers` papers hold. Above 0. */
export function idf(papers: number, holding: number): number {
  return Math.log(1 + (papers - holding + 0.5) / (holding + 0.5));
}
