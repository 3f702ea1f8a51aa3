import type { BotProcess } from '../../test/support/faults/bot-process.ts';
import { countIn } from '../../test/support/faults/count.ts';
import { unlessDied, World } from '../../test/support/faults/world.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { countFigures } from './count-figures.ts';
import type { Trial } from './figure.ts';

const DUE_AFTER_MS = 3_000;
/** A process that says nothing for so long has lost what it was sending. */
const PAST_LEASE_MS = 150_000;

/** Two processes on one PostgreSQL share the work; again and again one is stopped past its lease and continued, or killed. */
export async function processes(short: boolean): Promise<Trial> {
  const postgres = await startPostgres();
  const databaseUrl = `${postgres.url}/postgres`;
  const world = await World.start({ readers: { discord: 3, slack: 3 }, papersADay: 25, databaseUrl });
  const rounds = short ? 1 : 15;
  let pair: readonly [BotProcess, BotProcess] = [await world.bot(), await world.bot(undefined, 'other')];
  try {
    await world.subscribe(pair[0]);
    for (let round = 0; round < rounds; round++) {
      await together(world, pair);
      await stoppedPastLease(world, pair);
      await killed(world, pair);
      pair = [await world.bot(), pair[1]];
      await world.settle(pair[0]);
    }
    const asked = await polled(world, pair);
    return {
      title: 'Two processes on one PostgreSQL',
      figures: [
        { what: 'stopped past its lease and continued', value: rounds, unit: '' },
        { what: 'killed', value: rounds, unit: '' },
        ...countFigures(countIn(world)),
        { what: 'sources asked by both', value: asked, unit: '', limit: 0 },
      ],
    };
  } finally {
    await world.stop();
    await postgres.stop();
  }
}

type Pair = readonly [BotProcess, BotProcess];

async function together(world: World, [one, other]: Pair): Promise<void> {
  await world.nextMorning(one);
  world.pass(DUE_AFTER_MS);
  await Promise.all([one.ask({ do: 'tick' }), other.ask({ do: 'tick' })]);
  await world.settle(other);
}

/** What it had in hand is looked up and sent by the other; continued, it must not send it too. */
async function stoppedPastLease(world: World, [one, other]: Pair): Promise<void> {
  const { working } = await midway(world, [one, other]);
  one.signal('SIGSTOP');
  world.pass(PAST_LEASE_MS);
  await world.settle(other);
  one.signal('SIGCONT');
  await working;
  await Promise.all([world.settle(one), world.settle(other)]);
}

async function killed(world: World, [one, other]: Pair): Promise<void> {
  const { working } = await midway(world, [one, other]);
  await one.kill();
  await working;
  world.pass(PAST_LEASE_MS);
  await world.settle(other);
}

/** Both send; gives the work of the first, a moment after some message stood. */
async function midway(world: World, [one, other]: Pair): Promise<{ readonly working: Promise<unknown> }> {
  await world.nextMorning(other);
  world.pass(DUE_AFTER_MS);
  const working = unlessDied(one.ask({ do: 'tick' }));
  const others = other.ask({ do: 'tick' });
  await world.oneMore(Promise.all([working, others]));
  await new Promise((next) => setTimeout(next, 100 * Math.random()));
  return { working };
}

/** Requests to a feed beyond the first of each. */
async function polled(world: World, pair: Pair): Promise<number> {
  const before = world.sources.ledger.length;
  await Promise.all(pair.map((bot) => bot.ask({ do: 'poll' })));
  const asked = world.sources.ledger.slice(before).map(({ path, query }) => `${path}?${query}`);
  return asked.length - new Set(asked).size;
}
