import { type ActionRef, type ActionsBlock, type Button, writtenEmoji } from '../../chat/api.ts';
import type { EmojiTable } from '../../choices/api.ts';
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
export function cardActions(
  paper: string,
  { emoji, preview }: Pick<Composition, 'emoji' | 'preview'>,
): ActionsBlock {
  const items = [
    button('Vote', { run: 'vote', args: { paper, value: 1 } }, emoji.up),
    button('Save', { run: 'save', args: { paper, on: 1 } }, emoji.save),
    button('Mute', { run: 'mute', args: { paper, on: 1 } }, emoji.mute),
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

const OPTIONS_AT_MOST = 25;
const USES = [
  { use: 'up', word: 'vote for' },
  { use: 'down', word: 'vote against' },
  { use: 'save', word: 'save' },
  { use: 'mute', word: 'mute' },
] as const;
type Use = (typeof USES)[number];

/** Votes on, saves or mutes a paper of a list without leaving the message: one select, or two where one cannot hold it all. */
export function pickSelects(
  { digestId, emoji }: Pick<Composition, 'digestId' | 'emoji'>,
  papers: readonly { readonly paper: Paper }[],
  firstNumber: number,
): readonly ActionsBlock[] {
  const groups: (readonly Use[])[] =
    papers.length * USES.length <= OPTIONS_AT_MOST ? [USES] : [USES.slice(0, 2), USES.slice(2)];
  return groups.map((uses) => ({
    type: 'actions',
    items: [
      {
        type: 'select',
        placeholder: placeholderOf(uses),
        options: papers.flatMap(({ paper }, i) =>
          uses.map((use) => option(use, emoji, paper, firstNumber + i)),
        ),
        action: { run: 'pick', args: { digest: digestId }, choose: 'pick', placement: 'reply' },
      },
    ],
  }));
}

function option({ use }: Use, emoji: EmojiTable, paper: Paper, number: number) {
  const value: DigestPick = `${use}:${paper.id}`;
  const description = [...paper.title].slice(0, 80).join('');
  return { label: `${writtenEmoji(emoji[use])} ${number}`, description, value };
}

/** "Vote for, vote against, save or mute" */
function placeholderOf(uses: readonly Use[]): string {
  const words = uses.map(({ word }) => word);
  const last = words.at(-1) ?? '';
  const all = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
  return all.charAt(0).toUpperCase() + all.slice(1);
}
