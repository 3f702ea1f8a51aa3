import { type Block, text } from '../../src/chat/api.ts';
import type { HeldMessage } from '../../src/digest/api.ts';
import { channelName } from '../asked/channel.ts';
import { action } from '../command.ts';
import { button, buttonRow } from './button-row.ts';
import { count } from './words.ts';

/** Each with its two buttons; what does not fit is counted. Nothing when nothing is held. */
export function heldBlocks(held: readonly HeldMessage[], limit: number): readonly Block[] {
  const more = held.length - limit;
  return [
    ...held.slice(0, limit).flatMap(heldMessage),
    ...(more > 0 ? [text(`And ${count(more, 'more message')}: /paper-admin digest held lists them.`)] : []),
  ];
}

function heldMessage(held: HeldMessage): readonly Block[] {
  const { channel, dueAt, zone, papers, why } = held;
  const due = { type: 'time', at: dueAt, zone, style: 'datetime' } as const;
  const what = `${partWords(held)} for ${channelName(channel)} (${count(papers, 'paper')})`;
  return [
    text(`Held: ${what} is perhaps posted: ${why}. It was due `, due, `.${waitWords(held)}`),
    ...heldButtons(held),
  ];
}

function heldButtons({ key, attempt }: HeldMessage): readonly Block[] {
  const args = { message: key, attempt };
  return buttonRow(
    button('Send again', action('held send', args)),
    button('Drop', action('held drop', args)),
  );
}

/** "message 2 of 3", "the message" */
export function partWords({ part, parts }: Pick<HeldMessage, 'part' | 'parts'>): string {
  return parts === 1 ? 'the message' : `message ${part} of ${parts}`;
}

function waitWords({ waiting }: HeldMessage): string {
  if (waiting === 0) return '';
  return waiting === 1 ? ' One message waits behind it.' : ` ${waiting} messages wait behind it.`;
}
