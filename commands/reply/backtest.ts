import {
  type Block,
  dayWords,
  footnote,
  type PaperBlock,
  plain,
  type Span,
  strong,
  text,
} from '../../src/chat/api.ts';
import { toEntry } from '../../src/papers/api.ts';
import type { Backtest, RuleChange } from '../../src/topics/api.ts';
import { count } from './words.ts';

/** What rules would have brought: in figures, as a picture, by example, and how to change that. */
export function backtestBlocks(backtest: Backtest): readonly Block[] {
  const { days, examples } = backtest;
  if (days.length === 0) {
    return [text('No announcements are held yet, so I cannot say how many papers it will bring.')];
  }
  const warning = warningOf(backtest);
  const changes = changeSpans(backtest);
  return [
    text([figures(backtest), sparkline(days.map(({ papers }) => papers))].join('   ').trim()),
    ...(warning ? [text(strong(warning))] : []),
    ...exampleBlocks(examples),
    ...(changes.length > 0 ? [text(...changes)] : []),
  ];
}

/** "Last 14 announcement days: 3.1 papers a day, quietest 0, busiest 9; narrower: add image → 0.8" */
export function backtestLine(backtest: Backtest): readonly Span[] {
  if (backtest.days.length === 0) return [plain('No announcements are held yet to try the topics on.')];
  const { narrower } = backtest;
  return [plain(figures(backtest)), ...(narrower ? [plain('; '), ...spansOf('narrower', narrower)] : [])];
}

/** "3.1", "0.8", "412". */
export function perDayWords(perDay: number): string {
  const digits = perDay < 9.95 ? Math.round(perDay * 10) / 10 : Math.round(perDay);
  return digits.toLocaleString('en');
}

function figures({ days, perDay }: Backtest): string {
  const counts = days.map(({ papers }) => papers);
  if (counts.length === 1) return `Last announcement day: ${count(counts[0] ?? 0, 'paper')}`;
  const mean = perDayWords(perDay);
  const papers = mean === '1' ? 'paper' : 'papers';
  return `Last ${days.length} announcement days: ${mean} ${papers} a day, quietest ${Math.min(...counts)}, busiest ${Math.max(...counts)}`;
}

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar for each number, the highest for the greatest: "▂▅▁▃█"; none for one alone. */
function sparkline(counts: readonly number[]): string {
  if (counts.length < 2) return '';
  const most = Math.max(1, ...counts);
  return counts.map((each) => BARS[Math.round((each / most) * (BARS.length - 1))]).join('');
}

const MANY_A_DAY = 100;
const NEARLY_ALL = 0.9;
/** Of fewer papers "nearly everything" says nothing. */
const ENOUGH_TO_TELL = 20;

function warningOf({ matched, announced, perDay }: Backtest): string | undefined {
  if (matched === 0) return 'Nothing announced on these days fits it. Widen it, or save it and wait.';
  if (announced >= ENOUGH_TO_TELL && matched >= announced * NEARLY_ALL) {
    return `It takes nearly everything: ${matched.toLocaleString('en')} of ${count(announced, 'paper')} announced. Narrow it before you save it.`;
  }
  if (perDay <= MANY_A_DAY) return undefined;
  return `It brings over ${MANY_A_DAY} papers a day, more than anybody reads. Narrow it before you save it.`;
}

function exampleBlocks({ day, papers, total }: Backtest['examples']): readonly Block[] {
  if (papers.length === 0) return [];
  const more = total - papers.length;
  return [
    text(`${dayWords(day, { weekday: true })} would have brought:`),
    ...papers.map(
      (paper, i): PaperBlock => ({
        type: 'paper',
        entry: toEntry(paper, { form: 'compact', number: i + 1, excerpt: '' }),
      }),
    ),
    ...(more > 0 ? [footnote(`+${more.toLocaleString('en')} more`)] : []),
  ];
}

function changeSpans({ narrower, wider }: Backtest): readonly Span[] {
  return [
    ...(narrower ? [...spansOf('narrower', narrower), plain(' a day')] : []),
    ...(narrower && wider ? [plain('   ')] : []),
    ...(wider ? [...spansOf('wider', wider), plain(' a day')] : []),
  ];
}

const HOW = { add: 'add', drop: 'drop', unquote: 'take apart' } as const;

function spansOf(direction: 'narrower' | 'wider', { how, what, perDay }: RuleChange): readonly Span[] {
  return [plain(`${direction}: ${HOW[how]} `), strong(what), plain(` → ${perDayWords(perDay)}`)];
}
