import { type Clock, systemClock } from '../../../src/clock.ts';
import type { AtPoint } from '../../../src/digest/delivery/fail-points.ts';
import { describeError } from '../../../src/errors.ts';
import { endInOrder } from '../../../src/lifecycle.ts';
import { createLog } from '../../../src/log.ts';
import { startWholeBot, type WholeBot } from '../whole-bot.ts';
import { type ChildPlan, type FromChild, PLAN_VARIABLE, type Report, type Request } from './protocol.ts';
import { liveInTimeOf } from './world-time.ts';

/** A whole bot in a process of its own, driven over IPC; it may be told to die at a point of a send. */
// Its parent may end while it starts.
process.on('disconnect', () => process.exit());
const plan: ChildPlan = JSON.parse(process.env[PLAN_VARIABLE] ?? '{}');
liveInTimeOf(plan.timeFile);
const say = (answer: FromChild) => void process.send?.(answer);

let passed = 0;
const at: AtPoint = (point) => {
  if (point !== plan.die?.point || ++passed < plan.die.nth) return;
  process.kill(process.pid, 'SIGKILL');
};

/** Longer is no pause but a deadline, for what takes its time on a busy machine. */
const LONGEST_PAUSE_MS = 5_000;
const clock: Clock = {
  ...systemClock,
  now: () => Date.now(),
  sleep: (ms, signal) => systemClock.sleep(ms > LONGEST_PAUSE_MS ? ms : ms / plan.hurry, signal),
};
const bot = await startWholeBot({ ...plan, clock, at });
endInOrder(bot.stop, createLog({ level: 'error', secrets: [] }));
process.on('message', (ask: Request & { id: number }) => {
  answer(bot, ask).then(
    (report) => say({ id: ask.id, ...(report && { report }) }),
    (error) => say({ id: ask.id, failed: describeError(error) }),
  );
});
say({ ready: true });

async function answer({ core, store }: WholeBot, ask: Request): Promise<Report | undefined> {
  switch (ask.do) {
    case 'subscribe':
      await subscribe(bot, ask);
      return undefined;
    case 'announce':
      await announce(bot, ask);
      return undefined;
    case 'tick':
      await core.tick.run();
      return undefined;
    case 'poll':
      await core.poller.round();
      return undefined;
    case 'report':
      return report(store);
  }
}

type Ask<Name extends Request['do']> = Extract<Request, { do: Name }>;

async function subscribe({ core, store }: WholeBot, { readers, budget }: Ask<'subscribe'>): Promise<void> {
  for (const { platform, spaceId, channelId, name } of readers) {
    const space = await core.directory.space({ platform, externalId: spaceId, name: 'Lab', zone: 'UTC' });
    const channel = { platform, kind: 'channel', channelId, spaceId, name } as const;
    await core.services.digests.set(space, channel, { time: 'daily 9:00', topics: [] });
  }
  await store.db.updateTable('schedules').set({ budget }).execute();
}

async function announce({ core }: WholeBot, { day, titles }: Ask<'announce'>): Promise<void> {
  const month = `${day.slice(2, 4)}${day.slice(5, 7)}`;
  const records = titles.map((title, i) => ({
    source: 'arxiv',
    identifiers: [{ kind: 'arxiv', value: `${month}.${day.slice(8)}${String(i).padStart(3, '0')}` } as const],
    ...{ title, abstract: '', authors: ['A. Author'], published: day, version: 1, categories: ['cs.CL'] },
    listing: { source: 'arxiv', day, kind: 'new' } as const,
  }));
  await core.writer.put(records);
}

async function report({ db }: WholeBot['store']): Promise<Report> {
  const states = await db.selectFrom('deliveries').select('state').execute();
  const count = (...names: string[]) => states.filter(({ state }) => names.includes(state)).length;
  const slots = await db
    .selectFrom('slots')
    .innerJoin('schedules', 'schedules.id', 'slots.schedule_id')
    .innerJoin('destinations', 'destinations.id', 'schedules.destination_id')
    .select([
      'destinations.channel_id as channelId',
      'local_date as localDate',
      'outcome',
      'slots.reason as reason',
    ])
    .execute();
  return { open: count('pending', 'sending', 'unknown'), held: count('held'), slots };
}
