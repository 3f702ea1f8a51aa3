import type { types } from '@slack/bolt';
import { clean, type Message, plainText } from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import { actionsBlocks } from './actions.ts';
import { blocksOf, header, smallPrint } from './blocks.ts';
import { cut } from './cut.ts';
import { escapeText } from './escape.ts';

/** A message as Slack takes it. `text` is what notifications and screen readers get. */
export interface Rendered {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Nothing in a message of ours pings, is linked by Slack, or unfolds below it. */
export const QUIET = {
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** What gives way first when a message is too long: excerpts, then their rest, then blocks in the middle. */
const EXCERPT_STEPS = [600, 300, 120, 0] as const;

/** Makes one message that fits every limit; nothing in it is markup of ours or of anybody's. */
export function render(message: Message): Rendered {
  const text = cut(escapeText(clean(plainText(message))), LIMITS.text).trim() || '…';
  for (const excerpt of EXCERPT_STEPS) {
    const blocks = allBlocks(message, excerpt);
    if (fits(blocks)) return { text, blocks };
  }
  return { text, blocks: shortened(allBlocks(message, 0)) };
}

function allBlocks(message: Message, excerpt: number): types.KnownBlock[] {
  let actions = 0;
  return [
    ...header(message.title),
    ...message.blocks.flatMap((block) => {
      if (block.type !== 'actions') return blocksOf(block, excerpt);
      const made = actionsBlocks(block, actions);
      actions += block.items.length;
      return made;
    }),
  ];
}

function fits(blocks: readonly types.KnownBlock[]): boolean {
  return blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.blocksTotal;
}

const TAIL = 4;

/** Keeps the head, and what can be pressed at the end; says how much is left out between. */
function shortened(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const end = blocks.slice(-TAIL).filter(({ type }) => type === 'actions' || type === 'context');
  for (const tail of [end, []]) {
    const head = blocks.filter((block) => !tail.includes(block));
    for (let kept = Math.min(head.length, LIMITS.blocks - tail.length - 1); kept > 0; kept--) {
      const left = smallPrint(`${head.length - kept} more did not fit in one message.`);
      const whole = [...head.slice(0, kept), ...left, ...tail];
      if (fits(whole)) return whole;
    }
  }
  return smallPrint('This message is too long for Slack.');
}
