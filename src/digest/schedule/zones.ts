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
      ? `There is no time zone “${shown}”. Did you mean ${suggestion}?`
      : `There is no time zone “${shown}”. Give one like Europe/Berlin, America/New_York or UTC.`,
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

/** Words with a zone, "9:00 Europe/Berlin", or with the city of one at an end, "9:00 new york": the rest, and the zone. */
export function takeZone(words: readonly string[]): { words: readonly string[]; zone: string | undefined } {
  const at = words.findIndex((word) => word.includes('/') || ZONE_WORD.test(word) || ABBREVIATED.has(word));
  if (at >= 0) return { words: words.toSpliced(at, 1), zone: checkZone(words[at] ?? '') };
  for (const length of [3, 2, 1].filter((length) => length < words.length)) {
    const last = zoneOfCity(words.slice(-length));
    if (last !== undefined) return { words: words.slice(0, -length), zone: last };
    const first = zoneOfCity(words.slice(0, length));
    if (first !== undefined) return { words: words.slice(length), zone: first };
  }
  return { words, zone: undefined };
}

const ZONE_WORD = /^(?:utc|gmt)$/;
const REGIONS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];

function zoneOfCity(words: readonly string[]): string | undefined {
  const city = words.join('_');
  if (!/^\p{L}[\p{L}_-]+$/u.test(city)) return undefined;
  const listed = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(`/${city}`));
  // Newer and older names (Kolkata, Kyiv) are on no list.
  return listed ?? REGIONS.map((region) => usualZone(`${region}/${city}`)).find((zone) => zone !== undefined);
}

/** The city of a zone that is spelled most like this. */
export function nearestPlace(typed: string): string | undefined {
  const zone = typed.length < 4 ? undefined : nearestZone(typed);
  return zone?.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** Each means one offset, or several places; a zone of a place knows its summer time. */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['cet', 'Europe/Berlin'],
  ['cest', 'Europe/Berlin'],
  ['bst', 'Europe/London'],
  ['ist', 'Asia/Kolkata'],
  ['jst', 'Asia/Tokyo'],
]);

const SMALL = new Set(['of', 'es', 'au', 'in']);

function spelled(part: string): string {
  const lower = part.toLowerCase();
  if (SMALL.has(lower)) return lower;
  return /^[a-z]/.test(lower) && part === lower ? lower.charAt(0).toUpperCase() + lower.slice(1) : part;
}

function nearestZone(typed: string): string | undefined {
  const meant = ABBREVIATED.get(typed.toLowerCase());
  if (meant !== undefined) return meant;
  const zones = Intl.supportedValuesOf('timeZone');
  const wanted = typed.replaceAll(' ', '_').toLowerCase();
  const byCity = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone]));
  const city = nearest(wanted, [...byCity.keys()]);
  return nearest(wanted, zones) ?? (city === undefined ? undefined : byCity.get(city));
}
