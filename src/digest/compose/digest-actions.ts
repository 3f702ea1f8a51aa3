import type { ActionsBlock, Button } from '../../chat/api.ts';
import type { DigestPick } from '../api.ts';
import type { ShownChoice } from './compose.ts';

/** Opens privately what a digest did not show. */
export function foldedButton(digestId: string, preview: boolean): Button {
  return {
    type: 'button',
    label: 'Show',
    style: 'plain',
    ...(preview && { disabled: true }),
    action: {
      run: 'announced',
      args: preview ? { preview: '1' } : { digest: digestId },
      placement: 'reply',
    },
  };
}

/** Votes for or saves a paper of a list without leaving the message. */
export function pickSelect(
  digestId: string,
  papers: readonly ShownChoice[],
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
