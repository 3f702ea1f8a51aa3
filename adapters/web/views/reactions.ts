import type { LineReactions } from '../../../src/chat/conversation.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { type Html, html } from './html.ts';
import { changeForm } from './press-form.ts';
import type { View } from './view.ts';

/** What buttons do that reactions do as well. */
const LIKE_REACTIONS: ReadonlySet<string> = new Set(['vote', 'save', 'mute']);
const USUAL = ['👍', '🔖'];

/** A single paper's message takes what its buttons show, else the usual; any other takes what was put under it. */
export function emojiFor(message: Message, reactions: LineReactions): readonly string[] {
  const papers = message.blocks.filter((block) => block.type === 'paper').length;
  const usual = papers === 1 ? usualFor(message) : [];
  return [...new Set([...(message.seedReactions ?? []), ...usual, ...reactions.map(({ emoji }) => emoji)])];
}

function usualFor({ blocks }: Message): readonly string[] {
  const items = blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
  const own = items.flatMap((item) =>
    item.type === 'button' && item.emoji !== undefined && LIKE_REACTIONS.has(item.action.run)
      ? item.emoji
      : [],
  );
  return own.length > 0 ? own : USUAL;
}

/** What can be reacted with, each in words where a button of the message had them. */
export interface Reacting {
  readonly emoji: ReadonlyMap<string, string>;
  /** The blocks without those buttons: a reaction here shows its own effect, and twice the same confuses. */
  readonly blocks: readonly Block[];
}

export function reactingTo(message: Message, reactions: LineReactions): Reacting {
  const emoji = new Map(emojiFor(message, reactions).map((one) => [one, '']));
  const blocks = message.blocks.flatMap((block): Block[] => {
    if (block.type !== 'actions') return [block];
    const items = block.items.filter((item) => {
      if (item.type !== 'button' || item.emoji === undefined || !emoji.has(item.emoji)) return true;
      emoji.set(item.emoji, item.label);
      return false;
    });
    return items.length > 0 ? [{ ...block, items }] : [];
  });
  return { emoji, blocks };
}

export function reactionsView(
  emoji: Reacting['emoji'],
  reactions: LineReactions,
  view: View,
): Html | undefined {
  if (emoji.size === 0) return undefined;
  const toggles = [...emoji].map(([one, words]) => {
    const people = reactions.find((reaction) => reaction.emoji === one)?.accountIds ?? [];
    const mine = people.includes(view.visitor.accountId);
    return html`<button name="emoji" value="${one}" aria-pressed="${mine ? 'true' : 'false'}" data-handle="${one}"
 aria-label="${words || one} ${people.length}">${one}${words && ` ${words}`}<span class="count">${people.length || ''}</span></button>`;
  });
  const inside = html`<input type="hidden" name="message" value="${view.messageId ?? ''}">${toggles}`;
  return changeForm('/react', 'reactions', view, inside);
}
