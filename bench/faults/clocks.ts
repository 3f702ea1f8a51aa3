import { fault } from '../../test/support/discord/faults.ts';
import type { BotProcess } from '../../test/support/faults/bot-process.ts';
import { countIn } from '../../test/support/faults/count.ts';
import { World } from '../../test/support/faults/world.ts';
import { countFigures } from './count-figures.ts';
import type { Trial } from './figure.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DUE_AFTER_MS = 3_000;
/** The bot's clock alone is wrong by so much, and is put right later. */
const WRONG = [HOUR, -HOUR, DAY, -DAY, 10 * DAY];
/** The machine sleeps for so long. */
const ASLEEP = [5 * MINUTE, 26 * HOUR, 10 * DAY];
const QUIET_MORNINGS = 2;
const TICKS = 5;
const TICK_MS = 20_000;

/** What happens to the time of a bot; undone, time is right again. */
type Jolt = (world: World, bot: BotProcess) => Promise<() => Promise<void>>;

/** Clocks that jump and machines that sleep, just before digests are due and while they are sent. */
export async function clocks(short: boolean): Promise<Trial> {
  const world = await World.start({ readers: { discord: 2, slack: 2 }, papersADay: 12, budget: 99 });
  const jolts = [...WRONG.map(setWrong), ...ASLEEP.map(sleepFor)].filter((_, i) => !short || i % 2 === 0);
  try {
    const bot = await world.bot();
    await world.subscribe(bot);
    for (const jolt of jolts) {
      await beforeDue(world, bot, jolt);
      await whileSending(world, bot, jolt);
    }
    // What a jolt kept back comes with the next digests.
    for (let i = 0; i < QUIET_MORNINGS; i++) await morning(world, bot);
    const { slots, open } = await world.settle(bot);
    const known = new Set(slots.map(({ channelId, localDate }) => `${channelId} ${localDate}`));
    const due = world.readers.flatMap(({ channelId }) =>
      [...world.announced.keys()].map((day) => `${channelId} ${day}`),
    );
    return {
      title: 'Clocks that are wrong by up to ten days, machines that sleep as long',
      figures: [
        { what: 'jumps and sleeps', value: 2 * jolts.length, unit: '' },
        ...countFigures(countIn(world)),
        { what: 'messages still on their way', value: open, unit: '', limit: 0 },
        {
          what: 'slots without an outcome',
          value: due.filter((slot) => !known.has(slot)).length,
          unit: '',
          limit: 0,
        },
      ],
    };
  } finally {
    await world.stop();
  }
}

async function beforeDue(world: World, bot: BotProcess, jolt: Jolt): Promise<void> {
  await world.nextMorning(bot);
  const undo = await jolt(world, bot);
  await workOn(world, bot);
  await undo();
  world.pass(DUE_AFTER_MS);
  await world.settle(bot);
}

/** And the answers to what was just sent never came, so that it must be looked up by the wrong clock. */
async function whileSending(world: World, bot: BotProcess, jolt: Jolt): Promise<void> {
  await world.nextMorning(bot);
  world.discord.faults.next({ method: 'POST' }, fault.acceptThenReset());
  world.slack.faults.next('chat.postMessage', 'acceptThenReset');
  world.pass(DUE_AFTER_MS);
  const working = bot.ask({ do: 'tick' });
  await world.oneMore(working);
  const undo = await jolt(world, bot);
  await working;
  await workOn(world, bot);
  await undo();
  await world.settle(bot);
}

/** A few ticks: with a clock set back, what waits may wait for long. */
async function workOn(world: World, bot: BotProcess): Promise<void> {
  for (let i = 0; i < TICKS; i++) {
    await bot.ask({ do: 'tick' });
    world.pass(TICK_MS);
  }
}

async function morning(world: World, bot: BotProcess): Promise<void> {
  await world.nextMorning(bot);
  world.pass(DUE_AFTER_MS);
  await world.settle(bot);
}

function setWrong(ms: number): Jolt {
  return async (world) => {
    world.setBotsAhead(ms);
    return async () => world.setBotsAhead(0);
  };
}

function sleepFor(ms: number): Jolt {
  return async (world, bot) => {
    bot.signal('SIGSTOP');
    world.pass(ms);
    bot.signal('SIGCONT');
    return async () => undefined;
  };
}
