import { Worker } from 'node:worker_threads';
import type { Trial } from './figure.ts';
import type { ZoneCount } from './zone-worker.ts';

/** Zones whose clocks do something rare; the short form tries these and each twelfth of the rest. */
const RARE = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Pacific/Chatham',
];
const EACH = 12;

/** Every zone, each day of 2026 to 2028, against an independent library; on a thread of its own. */
export async function zones(short: boolean): Promise<Trial> {
  const all = Intl.supportedValuesOf('timeZone');
  const tried = short ? all.filter((zone, i) => RARE.includes(zone) || i % EACH === 0) : all;
  const worker = new Worker(new URL('./zone-worker.ts', import.meta.url), { workerData: tried });
  const count = await new Promise<ZoneCount>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  return {
    title: 'Slots at 00:00, 02:30 and 09:00 on each day of 2026 to 2028',
    figures: [
      { what: 'zones', value: tried.length, unit: '' },
      { what: 'slots compared', value: count.slots, unit: '' },
      { what: 'in an hour that spring leaves out', value: count.gaps, unit: '' },
      { what: 'in an hour that autumn repeats', value: count.repeats, unit: '' },
      { what: 'days without their slot, or with two', value: count.wrongDays, unit: '', limit: 0 },
      { what: 'slots at a wrong instant', value: count.wrongInstants, unit: '', limit: 0 },
    ],
  };
}
