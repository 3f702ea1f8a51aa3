import type { Block, Button, Message, PaperBlock } from '../../src/chat/api.ts';
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
  return { title, blocks: [block, ...(had ? [had] : []), ...cardActions(paper.id)] };
}

function cardActions(paper: string): readonly Block[] {
  const mute = button('Mute', action('mute', { paper, on: 1 }), '🙈');
  return buttonRow(...paperHandles(paper), button('Similar', action('paper similar', { paper })), mute);
}

/** What anybody can do with a paper at once. */
export function paperHandles(paper: string): readonly Button[] {
  return [
    button('Vote', action('vote', { paper, value: 1 }), '👍'),
    button('Save', action('save', { paper, on: 1 }), '🔖'),
  ];
}
