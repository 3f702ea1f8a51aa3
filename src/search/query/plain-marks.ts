/** Keyboards and chats turn quotes, dashes and dots into others. Same length as the text, so that positions stay. */
export function plainMarks(text: string): string {
  return text
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[，、；]/g, ',')
    .replace(/：/g, ':');
}
