/** All text and addresses of a message, where a paper's link may stand: its words, its links, its previews. */
export function messageText(message: { text?: string; blocks?: unknown; attachments?: unknown }): string {
  return [message.text, ...urlsIn(message.blocks), ...wordsIn(message.attachments)]
    .filter(Boolean)
    .join('\n');
}

/** A link in rich text may hide behind its words. */
function urlsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(urlsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'url' in part && typeof part.url === 'string' ? [part.url] : [];
  return [...own, ...('elements' in part ? urlsIn(part.elements) : [])];
}

const PREVIEW = ['title_link', 'from_url', 'title', 'text'] as const;

function wordsIn(previews: unknown): readonly string[] {
  if (!Array.isArray(previews)) return [];
  return previews.flatMap((preview: Readonly<Record<string, unknown>>) =>
    PREVIEW.map((field) => preview?.[field]).filter((value) => typeof value === 'string'),
  );
}
