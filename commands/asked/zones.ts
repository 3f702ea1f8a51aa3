import type { Suggestion } from '../../src/chat/api.ts';

/** One zone for most of the world's clocks, west to east; 25, as many as a select holds. */
export const COMMON_ZONES: readonly string[] = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/New_York',
  'America/Halifax',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Athens',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Jerusalem',
  'Europe/Moscow',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Bangkok',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

const ALL_ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** Zones whose name holds what is typed, the common ones first. */
export function suggestZones(partial: string): readonly Suggestion[] {
  const typed = partial.trim().toLowerCase().replaceAll(' ', '_');
  const fitting = [...new Set([...COMMON_ZONES, ...ALL_ZONES])].filter((zone) =>
    zone.toLowerCase().includes(typed),
  );
  return fitting.slice(0, 25).map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
}
