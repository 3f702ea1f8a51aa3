import type { APIMessageComponentEmoji } from 'discord.js';

const UNICODE = /^\p{RGI_Emoji}$/v;
const CUSTOM = /^(\w{2,32}):(\d{17,20})$/;
const VARIATION_SELECTOR = /\ufe0f/g;
const SKIN_TONE = /\p{Emoji_Modifier}/gu;

/** An emoji as a component wants it; undefined when it is none, which Discord would refuse. */
export function componentEmoji(emoji: string): APIMessageComponentEmoji | undefined {
  const custom = CUSTOM.exec(emoji);
  if (custom?.[1] && custom[2]) return { name: custom[1], id: custom[2] };
  return isUnicodeEmoji(emoji) ? { name: emoji } : undefined;
}

/** An emoji as it stands in the path of a reaction. */
export function reactionPath(emoji: string): string | undefined {
  return CUSTOM.test(emoji) || isUnicodeEmoji(emoji) ? encodeURIComponent(emoji) : undefined;
}

/** The id of a server's own emoji. */
export function customId(emoji: string): string | undefined {
  return CUSTOM.exec(emoji)?.[2];
}

/** Unicode without skin tone and variation selector, or `name:id`: the core's form. */
export function neutralEmoji(emoji: { readonly id: string | null; readonly name: string | null }): string {
  const name = emoji.name ?? '';
  if (emoji.id) return `${name || 'emoji'}:${emoji.id}`;
  return name.replace(VARIATION_SELECTOR, '').replace(SKIN_TONE, '');
}

function isUnicodeEmoji(emoji: string): boolean {
  // Some stored forms lack the selector that the list of emoji has, e.g. a heart.
  return UNICODE.test(emoji) || UNICODE.test(`${emoji}\ufe0f`);
}
