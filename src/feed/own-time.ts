import { firstRun } from '../digest/schedule/left-of-day.ts';
import { MOST_BUDGET, type Schedule } from '../digest/schedule/schedule.ts';
import { readSchedule } from '../digest/schedule/schedule-words.ts';
import { checkZone } from '../digest/schedule/zones.ts';
import type { SlotStore } from '../digest/slot/slot-store.ts';
import { UserError } from '../errors.ts';
import type { OwnChoice } from '../topics/subscription-store.ts';
import type { DigestWish } from './api.ts';

/** A schedule as wished: what ran today is not run again, and a slot that is due but has not run still counts as left. */
export async function asWished(
  before: Schedule,
  wish: DigestWish,
  { slots, now }: { slots: Pick<SlotStore, 'ranOn'>; now: number },
): Promise<OwnChoice> {
  const said = wish.time?.trim() ? readSchedule(wish.time) : { cron: before.cron, zone: undefined };
  const zone = wish.zone?.trim() ? checkZone(wish.zone) : said.zone;
  const rule = { cron: said.cron, zone: zone ?? before.zone };
  const zoneFrom = zone === undefined ? before.zoneFrom : 'chosen';
  const same = rule.cron === before.cron && rule.zone === before.zone;
  const nextAt = same ? before.nextAt : await firstRun(rule, before, { slots, now });
  return { ...rule, zoneFrom, budget: budgetOf(wish.budget ?? before.budget), nextAt };
}

function budgetOf(budget: number): number {
  if (Number.isInteger(budget) && budget >= 1 && budget <= MOST_BUDGET) return budget;
  throw new UserError(`A digest shows 1 to ${MOST_BUDGET} papers; the rest folds into one line.`);
}
