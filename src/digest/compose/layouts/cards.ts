import { type Block, type Span, strong, text } from '../../../chat/api.ts';
import { identifierLink, shorten, toEntry } from '../../../papers/api.ts';
import { type Composition, type Part, reasonOf, type ShownChoice } from '../compose.ts';
import { cardActions } from '../digest-actions.ts';
import { ending, headline, titleOf } from './frame.ts';

/** A short head, then one message for each paper, so that reactions and buttons act on that paper; the last says what else came. */
export function cards(composition: Composition): readonly Part[] {
  const last = composition.shown.length - 1;
  return [
    head(composition, [headline(composition)]),
    ...composition.shown.map((choice, i) =>
      card(composition, choice, i, i === last ? ending(composition) : []),
    ),
  ];
}

/** One message saying what came, and under it one for each paper. */
export function cardsUnder(composition: Composition): readonly Part[] {
  return [
    head(composition, [headline(composition), ...titles(composition), ...ending(composition)]),
    ...composition.shown.map((choice, i) => ({ ...card(composition, choice, i, []), under: 1 })),
  ];
}

function head(composition: Composition, blocks: readonly Block[]): Part {
  return {
    message: { title: titleOf(composition), blocks },
    subjects: [{ kind: 'digest', id: composition.digestId }],
  };
}

/** Its one subject is the paper: only then does a reaction act on it. */
function card(composition: Composition, choice: ShownChoice, index: number, after: readonly Block[]): Part {
  const { shown, elsewhere } = composition;
  const { paper, votesHere } = choice;
  const reason = reasonOf(choice, elsewhere.get(paper.id) ?? []);
  const entry = toEntry(paper, { form: 'card', votesHere, reason });
  return {
    message: {
      title: `${index + 1} of ${shown.length}`,
      blocks: [{ type: 'paper', entry }, cardActions(paper.id, composition), ...after],
    },
    subjects: [{ kind: 'paper', id: paper.id }],
  };
}

const TITLES = 10;
const TITLE_LENGTH = 160;

/** What came, to be skimmed without opening the thread. */
function titles({ shown }: Composition): readonly Block[] {
  const lines = shown.slice(0, TITLES).map(({ paper }, i): readonly Span[] => {
    const title = shorten(paper.title.trim(), TITLE_LENGTH) || 'Untitled paper';
    const to = identifierLink(paper.identifiers);
    const name: Span = to ? { type: 'link', text: title, to } : { type: 'plain', text: title };
    return [strong(`${i + 1}  `), name];
  });
  const more = shown.length - lines.length;
  return [...lines.map((spans) => text(...spans)), ...(more > 0 ? [text(`and ${more} more below`)] : [])];
}
