import type { Citation } from './citation.ts';

/** References as a JSON list; what is not known is left out. */
export function toJson(citations: readonly Citation[]): string {
  const known = citations.map((citation) =>
    Object.fromEntries(Object.entries(citation).filter(([, value]) => value.length > 0)),
  );
  return `${JSON.stringify(known, undefined, 2)}\n`;
}
