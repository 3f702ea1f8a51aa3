import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextOccurrences, type Occurrence } from '../../../src/digest/schedule/occurrences.ts';
import { type Schedule, SLOT_EXPIRY_MS } from '../../../src/digest/schedule/schedule.ts';
import { dueSlots } from '../../../src/digest/slot/due-slots.ts';
import { sqliteStores } from '../../support/store.ts';
import { DAY, HOUR, papersIn, setUp } from '../set-up.ts';

const START = Date.parse('2026-03-01T00:00:00Z');

function schedule(cron: string, zone: string, nextAt: number): Schedule {
  return {
    ...{ id: 'w', destinationId: 'd', kind: 'digest', cron, zone, zoneFrom: 'chosen', budget: 5 },
    ...{ layout: 'compact', prefer: 'balanced', sayQuiet: false, notes: true, active: true },
    ...{ watermark: 0, nextAt, changedAt: 0 },
  };
}

/** All steps until nothing is due: what was skipped, and what ran. */
function allSteps(first: Schedule, now: number) {
  const skipped: Occurrence[] = [];
  for (let at = first.nextAt, steps = 1; ; steps++) {
    const due = dueSlots({ ...first, nextAt: at }, now);
    skipped.push(...due.skipped);
    if (due.nextAt > now) return { skipped, run: due.run, nextAt: due.nextAt, steps };
    expect(due.run).toBeUndefined();
    expect(due.nextAt).toBeGreaterThan(at);
    at = due.nextAt;
  }
}

describe('the slots due', () => {
  test('are in all steps together those that were missed, each once; only the newest in time runs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('0 * * * *', '0 9 * * *', '30 2 * * *', '15 0,12 * * 1-5'),
        fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Chatham'),
        fc.integer({ min: 0, max: 40 * 24 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        (cron, zone, hours, more) => {
          const [first] = nextOccurrences(cron, zone, START, 1);
          if (!first) throw new Error('nothing is due');
          const now = first.dueAt + hours * HOUR + more;
          const { skipped, run, nextAt } = allSteps(schedule(cron, zone, first.dueAt), now);
          const missed = nextOccurrences(cron, zone, first.dueAt - 1, 1_200).filter(
            ({ dueAt }) => dueAt <= now,
          );
          const newest = missed.at(-1);
          const inTime = newest !== undefined && now - newest.dueAt <= SLOT_EXPIRY_MS;
          expect(run).toEqual(inTime ? newest : undefined);
          expect(skipped).toEqual(inTime ? missed.slice(0, -1) : missed);
          expect(nextAt).toBeGreaterThan(now);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('of three years of missed hours are found in steps', () => {
    const now = START + 3 * 365 * DAY;
    const first = schedule('0 * * * *', 'UTC', START);
    const one = dueSlots(first, now);
    expect(one.skipped.length).toBeLessThanOrEqual(100);
    expect(one.run).toBeUndefined();
    expect(one.newest?.dueAt).toBe(now);
  });
});

describe('months of missed hours', () => {
  const openTestStore = sqliteStores();

  test('end each with an outcome, the newest is caught up, and other work runs meanwhile', async () => {
    const bench = await setUp(await openTestStore());
    await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [] });
    await bench.store.db.updateTable('schedules').set({ cron: '0 * * * *' }).execute();
    await bench.announce('2026-11-24', 'a');
    bench.clock.advance(30 * DAY);
    let turns = 0;
    const turn = () => {
      turns++;
      waiting = setImmediate(turn);
    };
    let waiting = setImmediate(turn);
    await bench.tick.run();
    clearImmediate(waiting);
    expect(turns).toBeGreaterThan(7);
    expect(papersIn(bench.platform)).toEqual(['a']);
    const rows = await bench.store.db.selectFrom('slots').select(['outcome', 'reason']).execute();
    expect(rows.length).toBeGreaterThanOrEqual(30 * 24);
    expect(rows.filter(({ outcome }) => outcome === 'caught-up')).toHaveLength(1);
    expect(new Set(rows.map(({ reason }) => reason)).size).toBe(2);
  });
});
