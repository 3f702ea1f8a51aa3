const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Typed without a scheme: cs.CL is a domain to Slack. */
const BARE_DOMAIN = /<http:\/\/([^\s<>|/]+)\|\1>/g;

/** Undoes what keyboards and chat programs do to typed text: marked-up links and channels, entities, curly quotes, dashes. */
export function normalize(typed: string): string {
  return typed
    .toWellFormed()
    .replace(BARE_DOMAIN, '$1')
    .replace(/<(https?:\/\/[^\s<>|]+|mailto:[^\s<>|]+)(?:\|[^<>]*)?>/g, '$1')
    .replace(/<#([A-Za-z0-9]+)(?:\|[^<>]*)?>/g, '$1')
    .replace(
      /&(lt|gt|amp|quot|apos|nbsp|#39);/g,
      (whole, name: string) => ENTITIES[name] ?? (name === '#39' ? "'" : whole),
    )
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .trim();
}
