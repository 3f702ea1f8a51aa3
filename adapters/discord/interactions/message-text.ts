import type { Message } from 'discord.js';

/** All text and addresses of a message, where a paper's link may stand: its words, its link previews, its components. */
export function messageText(message: Message): string {
  const previews = message.embeds.flatMap(({ url, title, description }) => [url, title, description]);
  const components = message.components.flatMap((component) => textsIn(component.toJSON()));
  return [message.content, ...previews, ...components].filter(Boolean).join('\n');
}

function textsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'content' in part && typeof part.content === 'string' ? [part.content] : [];
  return [...own, ...('components' in part ? textsIn(part.components) : [])];
}
