import type { types } from '@slack/bolt';
import { clean, cleanLine, type Message, plainText } from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import { actionsBlocks } from './actions.ts';
import { blocksOf, type FileIds, header, type Room, smallPrint } from './blocks.ts';
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

/** Also of what stands beside a choice. */
type Step = Room & { readonly hint: number };

const NO_FILES: FileIds = new Map();
const WHOLE = { title: LIMITS.richText, line: LIMITS.richText, hint: LIMITS.optionText } as const;
const LEAST: Step = { excerpt: 0, title: 100, line: 80, hint: 0 };

/** What gives way first when a message is too long: excerpts, then titles, bylines and the words beside what can be chosen, then blocks in the middle. */
const ROOM_STEPS: readonly Step[] = [
  ...[600, 300, 120, 0].map((excerpt) => ({ excerpt, ...WHOLE })),
  { excerpt: 0, title: 300, line: 200, hint: LIMITS.optionText },
  { excerpt: 0, title: 160, line: 120, hint: 40 },
  LEAST,
];

/** Makes one message that fits every limit; nothing in it is markup of ours or of anybody's. */
export function render(message: Message, files: FileIds = NO_FILES): Rendered {
  const text = cut(escapeText(clean(plainText(message))), LIMITS.text).trim() || '…';
  for (const room of ROOM_STEPS) {
    const blocks = allBlocks(message, room, files);
    if (fits(blocks)) return { text, blocks };
  }
  return { text, blocks: shortened(allBlocks(message, LEAST, files)) };
}

function allBlocks(message: Message, room: Step, files: FileIds): types.KnownBlock[] {
  let actions = 0;
  return [
    ...titleOf(message),
    ...message.blocks.flatMap((block) => {
      if (block.type !== 'actions') return blocksOf(block, room, files);
      const made = actionsBlocks(block, actions, room.hint);
      actions += block.items.length;
      return made;
    }),
  ];
}

/** Above a card, whose heading is the paper, the title is small. */
function titleOf({ title, blocks: [first] }: Message): types.KnownBlock[] {
  const isCard = first?.type === 'paper' && first.entry.form === 'card';
  return isCard ? smallPrint(cleanLine(title)) : header(title);
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
