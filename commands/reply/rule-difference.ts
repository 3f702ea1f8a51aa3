import { type Block, text } from '../../src/chat/api.ts';
import { type Paper, shorten } from '../../src/papers/api.ts';
import type { RuleDifference, SomePapers } from '../../src/topics/api.ts';
import { perDayWords } from './backtest.ts';
import { count, listed, quoted } from './words.ts';

/** "It would add 4 papers and drop 2 of 31: 3.1 a day in place of 2.9." and the titles of some. */
export function differenceBlocks(difference: RuleDifference): readonly Block[] {
  const { gone, added, matchedBefore, perDayBefore, perDayAfter } = difference;
  if (matchedBefore === 0 && added.total === 0) return [];
  const before = count(matchedBefore, 'paper');
  if (gone.total + added.total === 0) return [text(`It would bring the same ${before} as before.`)];
  const rates = `${perDayWords(perDayAfter)} a day in place of ${perDayWords(perDayBefore)}`;
  const drops =
    gone.total > 0
      ? `drop ${gone.total.toLocaleString('en')} of ${matchedBefore.toLocaleString('en')}`
      : `keep all ${before}`;
  return [
    text(`On these days it would add ${count(added.total, 'paper')} and ${drops}: ${rates}.`),
    ...(added.total > 0 ? [text(`New: ${titles(added)}.`)] : []),
    ...(gone.total > 0 ? [text(`No longer: ${titles(gone)}.`)] : []),
  ];
}

const TITLE_LENGTH = 80;

/** “A title”, “another” and 3 more */
export function titles({ papers, total }: SomePapers): string {
  const shown = papers.map(({ title }: Paper) => quoted(shorten(title, TITLE_LENGTH), TITLE_LENGTH));
  const more = total - papers.length;
  return more > 0 ? `${shown.join(', ')} and ${more.toLocaleString('en')} more` : listed(shown);
}
