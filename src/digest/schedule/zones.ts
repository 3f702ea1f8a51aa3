import { IANAZone } from 'luxon';
import { nearest } from '../../chat/api.ts';
import { UserError } from '../../errors.ts';

/** An IANA zone in its usual spelling. Throws a `UserError` that offers the nearest one. */
export function checkZone(typed: string): string {
  const zone = usualZone(typed.trim().replaceAll(' ', '_'));
  if (zone !== undefined) return zone;
  const shown = [...typed.trim()].slice(0, 40).join('');
  const suggestion = nearestZone(typed.trim());
  throw new UserError(
    suggestion
      ? `There is no time zone "${shown}". Did you mean ${suggestion}?`
      : `There is no time zone "${shown}". Give one like Europe/Berlin, America/New_York or UTC.`,
  );
}

export const isZone = (zone: string): boolean => usualZone(zone) !== undefined;

function usualZone(typed: string): string | undefined {
  if (/^(utc|gmt|z)$/i.test(typed)) return 'UTC';
  // Offsets such as +02:00 are valid to Intl, but know no daylight saving: not what a person wants.
  if (!/^[a-z][a-z0-9_+-]*\/[a-z0-9_+/-]+$/i.test(typed) || !IANAZone.isValidZone(typed)) return undefined;
  const known = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === typed.toLowerCase());
  return known ?? spelledZone(typed);
}

/** Older names (Asia/Kolkata) are valid, but on no list. */
function spelledZone(typed: string): string {
  return typed
    .split(/([/_-])/)
    .map((part) => spelled(part))
    .join('');
}

const SMALL = new Set(['of', 'es', 'au', 'in']);

function spelled(part: string): string {
  const lower = part.toLowerCase();
  if (SMALL.has(lower)) return lower;
  return /^[a-z]/.test(lower) && part === lower ? lower.charAt(0).toUpperCase() + lower.slice(1) : part;
}

function nearestZone(typed: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const wanted = typed.replaceAll(' ', '_').toLowerCase();
  const byCity = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone]));
  const city = nearest(wanted, [...byCity.keys()]);
  return nearest(wanted, zones) ?? (city === undefined ? undefined : byCity.get(city));
}
