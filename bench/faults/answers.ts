import type { BotProcess } from '../../test/support/faults/bot-process.ts';
import { countIn, lostUntold } from '../../test/support/faults/count.ts';
import { World } from '../../test/support/faults/world.ts';
import { BAD_ANSWERS, type BadAnswer, UNREADABLE } from './bad-answers.ts';
import { countFigures } from './count-figures.ts';
import type { Trial } from './figure.ts';
import { type Post, postsIn } from './posts.ts';

const DUE_AFTER_MS = 3_000;
/** The platforms' dates are whole seconds or come a little late. */
const TOLERANCE_MS = 50;

interface Tried {
  readonly answer: BadAnswer;
  readonly posts: readonly Post[];
  readonly held: number;
}

/** Gives each bad answer of a platform to the first message of a morning, on both platforms at once. */
export async function badAnswers(short: boolean): Promise<Trial> {
  const world = await World.start({ readers: { discord: 2, slack: 1 }, papersADay: 15 });
  try {
    const bot = await world.bot();
    await world.subscribe(bot);
    const readable: Tried[] = [];
    for (const answer of BAD_ANSWERS) {
      if (!short || !answer.slow) readable.push(await tryOne(world, bot, answer));
    }
    const heldBefore = (await bot.report()).held;
    const unreadable: Tried[] = [];
    for (const answer of UNREADABLE) unreadable.push(await tryOne(world, bot, answer));
    const report = await bot.report();
    const sent = unreadable.flatMap(({ posts }) => posts.map(({ said }) => said));
    return {
      title: 'Bad answers to a message, on Discord and on Slack',
      figures: [
        { what: 'answers tried', value: readable.length + unreadable.length, unit: '' },
        ...countFigures({ ...countIn(world), lost: lostUntold(world, report) }),
        { what: 'requests before the wait was over', value: early(readable), unit: '', limit: 0 },
        { what: 'other channels that waited too', value: othersLate(readable), unit: '', limit: 0 },
        { what: 'held though the history can be read', value: heldBefore, unit: '', limit: 0 },
        { what: 'held, for the history cannot be read', value: report.held - heldBefore, unit: '' },
        {
          what: 'sent again though it cannot be read',
          value: sent.length - new Set(sent).size,
          unit: '',
          limit: 0,
        },
      ],
    };
  } finally {
    await world.stop();
  }
}

async function tryOne(world: World, bot: BotProcess, answer: BadAnswer): Promise<Tried> {
  const [reader] = world.readers;
  if (!reader) throw new Error('nobody reads');
  const undo = answer.give(world, reader.channelId);
  const from = world.now();
  await world.nextMorning(bot);
  world.pass(DUE_AFTER_MS);
  const { held } = await world.settle(bot);
  undo?.();
  // What held a platform back must not reach into the next trial.
  world.pass(answer.waitMs ?? 0);
  return { answer, held, posts: postsIn(world).filter(({ at }) => at >= from) };
}

/** Requests to a channel (on Slack: of the method) before the wait that it was told was over. */
function early(tried: readonly Tried[]): number {
  return tried.flatMap(({ answer, posts }) =>
    posts.filter((post) => {
      const told = posts.filter(({ refusedAt, route }) => refusedAt !== undefined && route === post.route);
      return told.some(({ at }) => post.at > at && post.at < at + (answer.waitMs ?? 0) - TOLERANCE_MS);
    }),
  ).length;
}

/** On Discord a wait is one channel's: the other one had its first message in the same tick. */
function othersLate(tried: readonly Tried[]): number {
  const waits = tried.filter(({ answer }) => (answer.waitMs ?? 0) > 0);
  return waits.filter(({ posts }) => {
    const told = posts.find(({ refusedAt, platform }) => refusedAt !== undefined && platform === 'discord');
    const other = posts.find(({ route, platform }) => platform === 'discord' && route !== told?.route);
    return told !== undefined && (other?.at ?? Number.POSITIVE_INFINITY) > told.at + DUE_AFTER_MS;
  }).length;
}
