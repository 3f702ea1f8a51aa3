import { UserError } from '../../errors.ts';
import type { SlotStore } from '../slot/slot-store.ts';
import { nextOccurrences, type Occurrence, occurrencesOn } from './occurrences.ts';
import type { Schedule } from './schedule.ts';

/** Further ahead than any day that can have run already (a zone change moves dates by one). */
const DAYS_LOOKED_AT = 4;

/**
 * The first run of a changed schedule: of a local date only what is left under the new rule, less what already ran.
 * `ranOn` counts that date's slots; `from` is where the old rule stopped.
 */
export async function firstRunLeft(
  rule: { readonly cron: string; readonly zone: string },
  from: number,
  ranOn: (localDate: string) => Promise<number>,
): Promise<Occurrence | undefined> {
  let after = from;
  for (let looked = 0; looked < DAYS_LOOKED_AT; looked++) {
    const [next] = nextOccurrences(rule.cron, rule.zone, after, 1);
    if (!next) return undefined;
    const whole = occurrencesOn(rule.cron, rule.zone, next.localDate);
    const left = whole.filter(({ dueAt }) => dueAt > after);
    const allowed = whole.length - (await ranOn(next.localDate));
    const [first] = allowed > 0 ? left.slice(-allowed) : [];
    if (first) return first;
    after = left.at(-1)?.dueAt ?? next.dueAt;
  }
  return nextOccurrences(rule.cron, rule.zone, after, 1)[0];
}

/** When a schedule runs first under a new rule: a slot that is due but has not run yet still counts as left. Throws a `UserError` for days that never come. */
export async function firstRun(
  rule: { readonly cron: string; readonly zone: string },
  before: Pick<Schedule, 'id' | 'active' | 'nextAt'> | undefined,
  { slots, now }: { slots: Pick<SlotStore, 'ranOn'>; now: number },
): Promise<number> {
  const from = before?.active ? Math.min(now, before.nextAt - 1) : now;
  const first = await firstRunLeft(rule, from, async (localDate) =>
    before ? slots.ranOn(before.id, localDate) : 0,
  );
  if (first) return first.dueAt;
  throw new UserError(`“${rule.cron}” names a day that never comes. Choose another.`);
}

/** Whether the next run is not the first that the rule names, because what the day was to bring has come. */
export function ranToday(
  { cron, zone, nextAt }: Pick<Schedule, 'cron' | 'zone' | 'nextAt'>,
  now: number,
): boolean {
  const [soonest] = nextOccurrences(cron, zone, now, 1);
  return soonest !== undefined && soonest.dueAt < nextAt;
}
