import { type Block, footnote, plain, text } from '../../../chat/api.ts';
import { dayInWords } from '../../schedule/local-words.ts';
import type { Composition } from '../compose.ts';
import { lastActions } from '../digest-actions.ts';

/** Day and channel, and which of several messages it is. */
export function titleOf({ at, zone, name }: Composition, part = 1, parts = 1): string {
  const pieces = ['Paperboy', dayInWords(at, zone)];
  if (name) pieces.push(`#${name.replace(/^#/, '')}`);
  if (parts > 1) pieces.push(`${part} of ${parts}`);
  return pieces.join(' · ');
}

/** "3 of 26 new papers" */
export function headline({ shown, matched }: Composition): Block {
  const papers = matched === 1 ? 'new paper' : 'new papers';
  const count = matched > shown.length ? `${shown.length} of ${matched}` : `${matched}`;
  return text(`${count} ${papers}`);
}

const REPEATS = 'May repeat: it was in a message that I could not confirm reached you.';

/** What is missing, what did not fit, and what can be asked about the digest. */
export function ending(composition: Composition): readonly Block[] {
  const { shown, matched, trouble } = composition;
  const folded = matched - shown.length;
  return [
    ...(trouble ? [footnote(plain(trouble))] : []),
    ...(shown.some(({ mayRepeat }) => mayRepeat) ? [footnote(REPEATS)] : []),
    ...(folded > 0 ? [footnote(`also announced (${folded})`)] : []),
    lastActions(composition, folded),
  ];
}
