import type { ActionRef, ActionsBlock, Button } from '../../chat/api.ts';
import type { Paper } from '../../papers/api.ts';
import type { DigestPick } from '../api.ts';
import type { Composition } from './compose.ts';

/** Under a digest: what it did not show (privately), why it shows these, and the topics to follow. */
export function lastActions(
  { digestId, preview }: Pick<Composition, 'digestId' | 'preview'>,
  folded: number,
): ActionsBlock {
  // A preview's digest is never written, so its buttons would lead nowhere.
  const args = preview ? { preview: '1' } : { digest: digestId };
  const items = [
    ...(folded > 0 ? [button('Show', { run: 'announced', args })] : []),
    button('Explain', { run: 'explain', args }),
    button('Topics', { run: 'topics', args }),
  ];
  return { type: 'actions', items: items.map(switchedOff(preview)) };
}

/** What anybody can do with the paper of a card. */
export function cardActions(paper: string, preview: boolean): ActionsBlock {
  const items = [
    button('Vote', { run: 'vote', args: { paper, value: 1 } }, '👍'),
    button('Save', { run: 'save', args: { paper, on: 1 } }, '🔖'),
    button('Mute', { run: 'mute', args: { paper, on: 1 } }, '🙈'),
    button('Abstract', { run: 'abstract', args: { paper } }),
  ];
  return { type: 'actions', items: items.map(switchedOff(preview)) };
}

const switchedOff = (off: boolean) => (button: Button) => (off ? { ...button, disabled: true } : button);

function button(label: string, action: Pick<ActionRef, 'run' | 'args'>, emoji?: string): Button {
  return {
    type: 'button',
    label,
    style: 'plain',
    ...(emoji && { emoji }),
    action: { ...action, placement: 'reply' },
  };
}

/** Votes for or saves a paper of a list without leaving the message. */
export function pickSelect(
  digestId: string,
  papers: readonly { readonly paper: Paper }[],
  firstNumber: number,
): ActionsBlock {
  const options = papers.flatMap(({ paper }, i) => {
    const [up, save]: DigestPick[] = [`up:${paper.id}`, `save:${paper.id}`];
    const description = [...paper.title].slice(0, 80).join('');
    return [
      { label: `👍 ${firstNumber + i}`, description, value: up ?? '' },
      { label: `🔖 ${firstNumber + i}`, description, value: save ?? '' },
    ];
  });
  return {
    type: 'actions',
    items: [
      {
        type: 'select',
        placeholder: 'Vote or save',
        options,
        action: { run: 'pick', args: { digest: digestId }, choose: 'pick', placement: 'reply' },
      },
    ],
  };
}
