import { fault } from '../../test/support/discord/faults.ts';
import { countIn } from '../../test/support/faults/count.ts';
import { World } from '../../test/support/faults/world.ts';
import { countFigures } from './count-figures.ts';
import type { Trial } from './figure.ts';

/** How the program is told to end in the middle of a digest. */
interface Wish {
  readonly signals: readonly NodeJS.Signals[];
  /** The answer to the message in hand never comes. */
  readonly hangs?: boolean;
}

const WISHES: readonly Wish[] = [
  { signals: ['SIGTERM'] },
  { signals: ['SIGTERM', 'SIGTERM'], hangs: true },
  { signals: ['SIGINT'] },
  { signals: ['SIGHUP'] },
  { signals: ['SIGTERM'], hangs: true },
];
const EXIT_WITHIN_S = 10;
/** A second signal at once is taken for the same wish. */
const BETWEEN_SIGNALS_MS = 1_200;
/** Of the whole of a minute, before which the program is connected. */
const TO_CONNECT_MS = 6_000;

/** The real program, its own timers and all, told to end while it sends; a later start sends the rest. */
export async function signals(short: boolean): Promise<Trial> {
  const world = await World.start({ readers: { discord: 2, slack: 2 }, papersADay: 25 });
  const took: number[] = [];
  let unclean = 0;
  try {
    await setUp(world);
    for (const wish of short ? WISHES.slice(0, 2) : WISHES) {
      const { seconds, code } = await endedBy(world, wish);
      took.push(seconds);
      // Whoever insists is obeyed at once, and then it is no clean end.
      if (code !== 0 && wish.signals.length === 1 && !wish.hangs) unclean++;
      const bot = await world.bot();
      await world.settle(bot);
      await bot.kill();
    }
    return {
      title: 'Told to end in the middle of a digest',
      figures: [
        { what: 'ends', value: took.length, unit: '' },
        {
          what: 'exit after the last signal, longest',
          value: Math.max(...took),
          unit: 's',
          limit: EXIT_WITHIN_S,
        },
        { what: 'exits with a fault', value: unclean, unit: '', limit: 0 },
        ...countFigures(countIn(world)),
      ],
    };
  } finally {
    await world.stop();
  }
}

/** The program's own starter papers come first, so that they are no news. */
async function setUp(world: World): Promise<void> {
  const program = world.program();
  await program.line('Page');
  program.signal('SIGTERM');
  await program.ended;
  const bot = await world.bot();
  await world.subscribe(bot);
  await bot.kill();
}

async function endedBy(world: World, { signals: wishes, hangs }: Wish) {
  const bot = await world.bot();
  await world.nextMorning(bot);
  await bot.kill();
  world.pass(-TO_CONNECT_MS);
  if (hangs) world.slack.faults.next('chat.postMessage', 'acceptThenHang');
  if (hangs) world.discord.faults.next({ route: '/channels/:channel/messages' }, fault.acceptThenHang());
  const program = world.program();
  await world.oneMore(program.ended);
  const begun = performance.now();
  for (const [i, signal] of wishes.entries()) {
    if (i > 0) await new Promise((next) => setTimeout(next, BETWEEN_SIGNALS_MS));
    program.signal(signal);
  }
  const { code } = await program.ended;
  world.discord.faults.clear();
  world.slack.faults.clear();
  return { seconds: (performance.now() - begun) / 1000, code };
}
