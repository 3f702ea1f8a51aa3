import { type Block, footnote, type Message, plain, type Subject, text } from '../../chat/api.ts';
import { type Paper, type PaperId, toEntry } from '../../papers/api.ts';
import { dayInWords } from '../schedule/local-words.ts';
import type { Layout } from '../schedule/schedule.ts';
import { foldedButton, pickSelect } from './digest-actions.ts';
import type { Choice } from './select.ts';

/** What a digest is made of. */
export interface Composition {
  readonly digestId: string;
  /** The channel's name, '' for direct messages. */
  readonly name: string;
  readonly at: number;
  readonly zone: string;
  readonly layout: Layout;
  /** Best first; what else fits folds into one line. */
  readonly shown: readonly ShownChoice[];
  /** Papers that fit, shown or not. */
  readonly matched: number;
  /** Where else in this space a paper was posted. */
  readonly elsewhere: ReadonlyMap<PaperId, readonly string[]>;
  /** Which source is missing, '' when none is. */
  readonly trouble: string;
  /** A preview's handles do nothing. */
  readonly preview: boolean;
}

export interface ShownChoice extends Choice {
  readonly paper: Paper;
}

export interface Part {
  readonly message: Message;
  readonly subjects: readonly Subject[];
  /** The number of the part that it stands under, in its thread. */
  readonly under?: number;
}

/** One message holds so many papers: two handles each fit in one select. */
const PAPERS_A_PART = 10;

/** A digest as messages, in order. */
export function compose(composition: Composition): readonly Part[] {
  const { shown } = composition;
  const count = Math.ceil(shown.length / PAPERS_A_PART);
  return Array.from({ length: count }, (_, i) => {
    const first = i * PAPERS_A_PART;
    const papers = shown.slice(first, first + PAPERS_A_PART);
    return {
      message: {
        title: titleOf(composition, i + 1, count),
        blocks: [
          ...(i === 0 ? [headline(composition)] : []),
          ...papers.map((choice, j) => entryBlock(composition, choice, first + j + 1)),
          ...(i === count - 1 ? ending(composition) : []),
          ...(composition.preview ? [] : [pickSelect(composition.digestId, papers, first + 1)]),
        ],
      },
      subjects: [
        { kind: 'digest', id: composition.digestId },
        ...papers.map(({ paper }) => ({ kind: 'paper' as const, id: paper.id })),
      ],
    };
  });
}

function titleOf({ at, zone, name }: Composition, part: number, parts: number): string {
  const pieces = ['Paperboy', dayInWords(at, zone)];
  if (name) pieces.push(`#${name.replace(/^#/, '')}`);
  if (parts > 1) pieces.push(`${part} of ${parts}`);
  return pieces.join(' · ');
}

function headline({ shown, matched }: Composition): Block {
  const papers = matched === 1 ? 'new paper' : 'new papers';
  const count = matched > shown.length ? `${shown.length} of ${matched}` : `${matched}`;
  return text(`${count} ${papers}`);
}

function entryBlock({ elsewhere }: Composition, choice: ShownChoice, number: number): Block {
  const { paper, votesHere } = choice;
  const reason = reasonOf(choice, elsewhere.get(paper.id) ?? []);
  // A list is for skimming: the abstract is one press away.
  const extras = { form: 'compact', number, votesHere, reason, excerpt: '' } as const;
  return { type: 'paper', entry: toEntry(paper, extras) };
}

/** Two topics say enough; where else it was posted stands last. */
export function reasonOf(
  { reasons, mayRepeat }: Pick<Choice, 'reasons' | 'mayRepeat'>,
  elsewhere: readonly string[] = [],
): string {
  const more = reasons.length - 2;
  const said = reasons.slice(0, 2);
  if (more > 0) said.push(more === 1 ? '1 more topic' : `${more} more topics`);
  const [first] = elsewhere;
  if (first !== undefined) said.push(`also in #${first.replace(/^#/, '')}`);
  if (mayRepeat) said.push('may repeat');
  return said.join(' · ');
}

const REPEATS = 'May repeat: it was in a message that I could not confirm reached you.';

/** What did not fit, and what is missing. */
function ending({ shown, matched, trouble, digestId, preview }: Composition): Block[] {
  const folded = matched - shown.length;
  return [
    ...(trouble ? [footnote(plain(trouble))] : []),
    ...(shown.some(({ mayRepeat }) => mayRepeat) ? [footnote(REPEATS)] : []),
    ...(folded > 0
      ? [
          footnote(`also announced (${folded})`),
          { type: 'actions' as const, items: [foldedButton(digestId, preview)] },
        ]
      : []),
  ];
}
