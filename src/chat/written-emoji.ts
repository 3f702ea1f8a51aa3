/** An emoji to write in a text: a platform's own `name:id` has no letters for that. */
export function writtenEmoji(emoji: string): string {
  return /^[\w+'-]+:[\w-]+$/.test(emoji) ? `:${emoji.split(':')[0]}:` : emoji;
}
