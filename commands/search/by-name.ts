import { type Message, text } from '../../src/chat/api.ts';
import type { Identifier } from '../../src/papers/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { paperList } from '../reply/paper-list.ts';
import { quoted } from '../reply/words.ts';

const LONGEST_NAME = 100;

/** A query that is an id or a link: its paper, or the way to get it. */
export async function byName(query: string, named: Identifier, invocation: Invocation): Promise<Message> {
  const paper = await invocation.services.papers.resolve(query);
  if (paper) {
    const blocks = await paperList([{ paper, reason: `its ${named.kind} id` }], 0, invocation);
    return { title: `${quoted(query)} — 1 paper`, blocks };
  }
  const show = button(
    'Ask for it and post it here',
    action('paper show', { paper: query.slice(0, LONGEST_NAME) }),
  );
  return {
    title: `I do not hold ${quoted(query)}`,
    blocks: [text('Its source may know it.'), ...buttonRow(...(query.length <= LONGEST_NAME ? [show] : []))],
  };
}
