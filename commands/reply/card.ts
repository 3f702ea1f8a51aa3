import type { Block, Button, Message, PaperBlock } from '../../src/chat/api.ts';
import { EMOJI, type EmojiTable } from '../../src/choices/api.ts';
import { type Paper, toEntry } from '../../src/papers/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from './button-row.ts';
import { hadLine } from './had.ts';

/** The full card of one paper, with buttons to vote and save. The title of the message says why it is here. */
export async function paperCard(
  paper: Paper,
  title: string,
  { services, space }: Pick<Invocation, 'services' | 'space'>,
): Promise<Message> {
  const here = space && (await services.votes.tally(space.id, [paper.id])).get(paper.id);
  const entry = toEntry(paper, { form: 'card', votesHere: here?.up ?? 0 });
  const block: PaperBlock = { type: 'paper', entry };
  const had = space && hadLine(await services.had.of(space, paper.id), space);
  const actions = cardActions(paper.id, await emojiHere({ services, space }));
  return { title, blocks: [block, ...(had ? [had] : []), ...actions] };
}

function cardActions(paper: string, emoji: EmojiTable): readonly Block[] {
  const similar = button('Similar', action('paper similar', { paper }));
  const mute = button('Mute', action('mute', { paper, on: 1 }), emoji.mute);
  return buttonRow(...paperHandles(paper, emoji), similar, mute);
}

/** What anybody can do with a paper at once. */
export function paperHandles(paper: string, { up, save }: EmojiTable): readonly Button[] {
  return [
    button('Vote', action('vote', { paper, value: 1 }), up),
    button('Save', action('save', { paper, on: 1 }), save),
  ];
}

/** What emoji do where it is asked. */
export async function emojiHere({
  services,
  space,
}: Pick<Invocation, 'services' | 'space'>): Promise<EmojiTable> {
  return space ? services.choices.emoji(space.id) : EMOJI;
}
