import type { Block, Subject } from '../../../chat/api.ts';
import { toEntry } from '../../../papers/api.ts';
import { DIGITS } from '../../../reactions/digits.ts';
import { type Composition, type Part, reasonOf, type ShownChoice } from '../compose.ts';
import { pickSelects } from '../digest-actions.ts';
import { ending, headline, titleOf } from './frame.ts';

/** One message holds so many papers: the handles of each fit in two selects. */
const PAPERS_A_PART = 10;

/** Lists of papers, one message after the other. */
export function list(composition: Composition): readonly Part[] {
  const { shown, digestId, preview, digits } = composition;
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
          ...(preview ? [] : pickSelects(composition, papers, first + 1)),
        ],
        ...(digits && first === 0 && { seedReactions: DIGITS.slice(0, papers.length) }),
      },
      subjects: subjectsOf(digestId, papers, first),
    };
  });
}

/** The digest comes first where digits stand for the papers after it: those of the first list. */
function subjectsOf(digestId: string, papers: readonly ShownChoice[], first: number): readonly Subject[] {
  const digest = { kind: 'digest', id: digestId } as const;
  const shown = papers.map(({ paper }) => ({ kind: 'paper', id: paper.id }) as const);
  return first === 0 ? [digest, ...shown] : [...shown, digest];
}

/** The same with all later lists under the first. */
export function listUnder(composition: Composition): readonly Part[] {
  return list(composition).map((part, i) => (i === 0 ? part : { ...part, under: 1 }));
}

function entryBlock({ elsewhere }: Composition, choice: ShownChoice, number: number): Block {
  const { paper, votesHere } = choice;
  const reason = reasonOf(choice, elsewhere.get(paper.id) ?? []);
  // A list is for skimming: the abstract is one press away.
  const extras = { form: 'compact', number, votesHere, reason, excerpt: '' } as const;
  return { type: 'paper', entry: toEntry(paper, extras) };
}
