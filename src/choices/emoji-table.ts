import { EMOJI, type EmojiTable } from './api.ts';

/** Under which names a space keeps its own emoji. */
export const EMOJI_SETTINGS = {
  up: 'emoji up',
  down: 'emoji down',
  save: 'emoji save',
  mute: 'emoji mute',
} as const satisfies Record<keyof EmojiTable, string>;

export const DIGITS_SETTING = 'digits';

/** What a space kept; what it chose nothing for is as it comes. */
export function emojiTable(kept: readonly { readonly name: string; readonly value: string }[]): EmojiTable {
  const chosen = (use: keyof EmojiTable) =>
    kept.find(({ name }) => name === EMOJI_SETTINGS[use])?.value ?? EMOJI[use];
  return { up: chosen('up'), down: chosen('down'), save: chosen('save'), mute: chosen('mute') };
}
