const ADDRESS = /https?:\/\/[^\s<>()[\]|"\\]+/g;

/** The web addresses in all texts of a message, as a platform's own shape holds it. */
export function linksIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.match(ADDRESS) ?? [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(linksIn);
}
