const DAY_MS = 86_400_000;

/**
 * How far back from the newest message of a place one that was made `agoMs` ago may stand, in milliseconds. Both ends are
 * the platform's own times: our clock only says how long ago, and where it was put right meanwhile that may be negative.
 */
export function lookBackMs(agoMs = 0): number {
  return DAY_MS + Math.abs(agoMs);
}
