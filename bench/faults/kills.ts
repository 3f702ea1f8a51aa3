import type { FailPoint } from '../../src/digest/delivery/fail-points.ts';
import { fault } from '../../test/support/discord/faults.ts';
import type { BotProcess } from '../../test/support/faults/bot-process.ts';
import { type Count, countIn, sum } from '../../test/support/faults/count.ts';
import { type Platform, unlessDied, World } from '../../test/support/faults/world.ts';
import { countFigures } from './count-figures.ts';
import type { Trial } from './figure.ts';

const POINTS: readonly FailPoint[] = [
  'before-claim',
  'after-claim',
  'after-request',
  'after-response',
  'after-record',
];
const PLATFORMS: readonly Platform[] = ['discord', 'slack'];
const DUE_AFTER_MS = 3_000;

/** Kills a bot at each named point of a send, and while an accepted message's answer is on its way; each digest has three parts. */
export async function killsAtPoints(short: boolean): Promise<Trial> {
  const turns = short ? [2] : [1, 2, 3, 5];
  const runs = await Promise.all(
    PLATFORMS.map(async (platform) => {
      const world = await World.start({ readers: { [platform]: 2 }, papersADay: 25 });
      const run = new KillRun(world);
      try {
        await run.begin();
        for (const nth of turns) {
          for (const point of POINTS) await run.dieAt({ point, nth });
          await run.dieBeforeAnswer(platform);
        }
        return await run.end();
      } finally {
        await world.stop();
      }
    }),
  );
  return trialOf('Killed at each named point of a send, on Discord and on Slack', runs);
}

/** Kills a bot at random moments while it sends to many channels on both platforms. */
export async function killsAtRandom(times: number): Promise<Trial> {
  const world = await World.start({ readers: { discord: 6, slack: 6 }, papersADay: 25 });
  const run = new KillRun(world);
  try {
    await run.begin();
    for (let i = 0; i < times; i++) await run.dieAfter(Math.random() * 1_500);
    return trialOf(`Killed at ${times} random moments, 12 channels`, [await run.end()]);
  } finally {
    await world.stop();
  }
}

interface Outcome {
  readonly kills: number;
  readonly missed: number;
  readonly recoveries: readonly number[];
  readonly count: Count;
}

/** One world whose bot is killed again and again: each start first ends what the one before left. */
class KillRun {
  readonly #world: World;
  readonly #recoveries: number[] = [];
  #kills = 0;
  #missed = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async begin(): Promise<void> {
    const bot = await this.#world.bot();
    await this.#world.subscribe(bot);
    await bot.kill();
  }

  /** Works until it dies at that point; it may be while it recovers. */
  async dieAt(die: { readonly point: FailPoint; readonly nth: number }): Promise<void> {
    const world = this.#world;
    const begun = performance.now();
    const bot = await world.bot(die);
    const survived = await unlessDied(this.#recover(bot, begun).then(() => this.#morning(bot)));
    await this.#count(bot, survived === undefined);
  }

  /** The platform has taken a message and the process dies before it hears of it. */
  async dieBeforeAnswer(platform: Platform): Promise<void> {
    const world = this.#world;
    const begun = performance.now();
    const bot = await world.bot();
    await this.#recover(bot, begun);
    if (platform === 'slack') world.slack.faults.next('chat.postMessage', 'acceptThenHang');
    else world.discord.faults.next({ route: '/channels/:channel/messages' }, fault.acceptThenHang());
    const working = unlessDied(this.#morning(bot));
    await world.oneMore(working);
    await bot.kill();
    await working;
    await this.#count(bot, true);
  }

  /** Works day after day and is killed so long after it has connected. */
  async dieAfter(ms: number): Promise<void> {
    const begun = performance.now();
    const bot = await this.#world.bot();
    const timer = setTimeout(() => bot.signal('SIGKILL'), ms);
    await unlessDied(this.#recover(bot, begun).then(() => this.#forEver(bot)));
    clearTimeout(timer);
    await this.#count(bot, true);
  }

  /** Ends what is left and counts. */
  async end(): Promise<Outcome> {
    const begun = performance.now();
    const bot = await this.#world.bot();
    await this.#recover(bot, begun);
    return {
      ...{ kills: this.#kills, missed: this.#missed, recoveries: this.#recoveries },
      count: countIn(this.#world),
    };
  }

  async #recover(bot: BotProcess, begun: number): Promise<void> {
    if (this.#world.announced.size === 0) return;
    await this.#world.announce(bot);
    // It may have died before the digests of this morning were due, and the next morning is another day's.
    this.#world.pass(DUE_AFTER_MS);
    await this.#world.settle(bot);
    this.#recoveries.push((performance.now() - begun) / 1000);
  }

  async #morning(bot: BotProcess): Promise<true> {
    await this.#world.nextMorning(bot);
    this.#world.pass(DUE_AFTER_MS);
    await this.#world.settle(bot);
    return true;
  }

  async #forEver(bot: BotProcess): Promise<never> {
    for (;;) await this.#morning(bot);
  }

  async #count(bot: BotProcess, died: boolean): Promise<void> {
    if (died) this.#kills++;
    else this.#missed++;
    await bot.kill();
  }
}

function trialOf(title: string, runs: readonly Outcome[]): Trial {
  const recoveries = runs.flatMap((run) => run.recoveries);
  const total = (of: (run: Outcome) => number) => runs.reduce((all, run) => all + of(run), 0);
  const count = runs.map((run) => run.count).reduce(sum);
  return {
    title,
    figures: [
      { what: 'kills', value: total((run) => run.kills), unit: '' },
      { what: 'points never reached', value: total((run) => run.missed), unit: '', limit: 0 },
      ...countFigures(count),
      { what: 'from start to all sent, longest', value: Math.max(...recoveries), unit: 's' },
    ],
  };
}
