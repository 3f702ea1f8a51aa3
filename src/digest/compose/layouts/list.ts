import type { Block } from '../../../chat/api.ts';
import { toEntry } from '../../../papers/api.ts';
import { type Composition, type Part, reasonOf, type ShownChoice } from '../compose.ts';
import { pickSelects } from '../digest-actions.ts';
import { ending, headline, titleOf } from './frame.ts';

/** One message holds so many papers: the handles of each fit in two selects. */
const PAPERS_A_PART = 10;

/** Lists of papers, one message after the other. */
export function list(composition: Composition): readonly Part[] {
  const { shown, digestId, preview } = composition;
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
      },
      subjects: [
        { kind: 'digest', id: digestId },
        ...papers.map(({ paper }) => ({ kind: 'paper' as const, id: paper.id })),
      ],
    };
  });
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
