import { cleanTitle } from '../../src/papers/clean.ts';
import { titleFingerprint } from '../../src/papers/identifiers.ts';
import { readRecords } from '../../src/sources/files/read-records.ts';
import type { Report } from './samples.ts';

/** How many papers the saved page shows, and what the starter collection made of it knows. */
const PRESENT = 82;

/** The saved page must give all of its papers, on its day, and each must be one of the starter collection. */
export async function seedReport(file: string): Promise<Report> {
  const known = new Map<string, string>();
  let newestKnown = '';
  for await (const item of readRecords('data/starter.jsonl')) {
    if (!('record' in item)) continue;
    known.set(fingerprint(item.record.title), item.record.title);
    if (item.record.published > newestKnown) newestKnown = item.record.published;
  }
  let parsed = 0;
  const amiss: string[] = [];
  for await (const item of readRecords(file, { newestKnown, format: 'page' })) {
    if ('problem' in item) {
      amiss.push(`line ${item.line}: ${item.problem}`);
      continue;
    }
    parsed++;
    if (!known.has(fingerprint(item.record.title))) amiss.push(`unknown: ${item.record.title}`);
    if (item.record.listing?.day !== '2025-03-11') amiss.push(`listed on ${item.record.listing?.day}`);
  }
  const said = amiss[0] ?? 'all known to the starter collection, listed on 2025-03-11';
  return {
    file: 'the saved page',
    parsed,
    present: PRESENT,
    said,
    good: parsed === PRESENT && amiss.length === 0,
  };
}

function fingerprint(title: string): string {
  return titleFingerprint(cleanTitle(title));
}
