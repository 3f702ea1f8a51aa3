import { createHash } from 'node:crypto';

/** What tells one list of ids from another, whatever their order. '' for an empty list. */
export function fingerprintOf(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, 32);
}
