import { type Block, footnote, type Message, type PaperBlock, plain, strong, text } from '../chat/api.ts';
import type { EmojiTable } from '../choices/api.ts';
import type { Part } from '../digest/compose/compose.ts';
import { pickSelects } from '../digest/compose/digest-actions.ts';
import { dateInWords } from '../digest/schedule/local-words.ts';
import { toEntry } from '../papers/api.ts';
import type { Chosen, Recalled } from './choose.ts';
import type { Lesson } from './lesson.ts';
import type { WeekFacts } from './recap-store.ts';
import type { Week } from './week.ts';

export interface Recap {
  readonly digestId: string;
  /** The channel's name. */
  readonly name: string;
  readonly week: Week;
  readonly facts: WeekFacts;
  readonly chosen: Chosen;
  readonly lesson?: Lesson;
  /** PNG in base64. */
  readonly chart: string;
  /** When it comes, in words with the zone; '' when none is set. */
  readonly when: string;
  /** What emoji under a paper do there. */
  readonly emoji: EmojiTable;
  /** A preview's handles do nothing. */
  readonly preview: boolean;
}

const LISTS = [
  { of: 'top', heading: 'Most voted here' },
  { of: 'discussed', heading: 'Most discussed' },
  { of: 'overlooked', heading: 'Good but overlooked' },
] as const;

/** A week in one message. */
export function composeRecap(recap: Recap): Part {
  const { chosen, digestId, preview, when } = recap;
  const lists = LISTS.map(({ of, heading }) => ({ heading, papers: chosen[of] }));
  const all = lists.flatMap(({ papers }) => papers);
  const numbers = new Map(all.map((recalled, i) => [recalled, i + 1]));
  const message: Message = {
    title: titleOf(recap),
    blocks: [
      ...lists.flatMap(({ heading, papers }) => listBlocks(heading, papers, numbers)),
      ...lessonBlocks(recap),
      numbersOf(recap),
      { type: 'image', png: recap.chart, alt: chartInWords(recap) },
      ...(preview || all.length === 0 ? [] : pickSelects(recap, all, 1)),
      ...(when ? [footnote(`This recap comes ${when}. A manager ends it with /paper-admin recap off.`)] : []),
    ],
  };
  const papers = all.map(({ paper }) => ({ kind: 'paper' as const, id: paper.id }));
  return { message, subjects: [{ kind: 'digest', id: digestId }, ...papers] };
}

function titleOf({ week, name }: Recap): string {
  const [first = '', last = ''] = [week.days.at(0), week.days.at(-1)];
  const channel = name && ` · #${name.replace(/^#/, '')}`;
  return `Paperboy · the week ${dateInWords(first)} to ${dateInWords(last)}${channel}`;
}

function listBlocks(
  heading: string,
  papers: readonly Recalled[],
  numbers: ReadonlyMap<Recalled, number>,
): readonly Block[] {
  if (papers.length === 0) return [];
  return [text(strong(heading)), ...papers.map((recalled) => entryOf(recalled, numbers.get(recalled) ?? 0))];
}

function entryOf({ paper, votesHere, reason }: Recalled, number: number): PaperBlock {
  const extras = { form: 'compact', number, votesHere, reason, excerpt: '' } as const;
  return { type: 'paper', entry: toEntry(paper, extras) };
}

function lessonBlocks({ lesson }: Recap): readonly Block[] {
  if (lesson === undefined) return [];
  const said = ([how, words]: readonly [string, readonly string[]]) =>
    words.map((word) => [plain(`${how} `), strong(word)]);
  const parts = [...said(['more', lesson.more]), ...said(['less', lesson.less])];
  const spans = parts.flatMap((part, i) => (i === 0 ? part : [plain(', '), ...part]));
  return [text('This week the channel learned: ', ...spans, '. /paper learned shows all of it.')];
}

const NONE = 'none this week';

function numbersOf({ facts }: Recap): Block {
  const sum = (of: 'announced' | 'votes') => facts.days.reduce((total, day) => total + day[of], 0);
  const { voters, saves } = facts;
  const votes = voters > 0 ? `${count(sum('votes'), 'vote')} by ${count(voters, 'person', 'people')}` : NONE;
  const saved = saves === 1 ? 'once' : `${saves} times`;
  const fields = [
    { label: 'Announced', value: [plain(count(sum('announced'), 'paper'))] },
    {
      label: 'Posted here',
      value: [plain(`${count(facts.posted.length, 'paper')} in ${count(facts.digests, 'digest')}`)],
    },
    { label: 'Votes', value: [plain(votes)] },
    { label: 'Saved', value: [plain(saves > 0 ? saved : NONE)] },
  ];
  return { type: 'fields', fields };
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** The picture for those who do not see it. */
function chartInWords({ week, facts }: Recap): string {
  const days = facts.days.map(({ announced, posted, votes }, i) => {
    const day = dateInWords(week.days[i] ?? '').slice(0, 3);
    return `${day} ${announced} announced, ${posted} posted, ${count(votes, 'vote')}`;
  });
  return `The week in numbers: ${days.join('; ')}.`;
}
