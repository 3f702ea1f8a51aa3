import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Store } from '../../src/store/open.ts';
import { type Measurement, printTable } from '../table.ts';
import { LocalDiscord } from './local-discord.ts';
import { type Bot, startBot } from './reacting-bot.ts';

/**
 * `node bench/topics/reactions.ts [--seconds 60] [--people 1000000] [--pace 0] [--json]`: a local Discord in a process of its own tells
 * 1,000 reactions a second to the real adapter and core over a file; afterwards who follows and who voted is compared with the
 * true lists. Then as many people as told react once each, so many a second (0: as fast as they are followed), and memory is watched.
 */
const RATE = 1_000;
const FLIPPERS = 2_000;
const CROWD_AT_ONCE = 1_000;
/** The first people fill caches that are full from then on. */
const WARM_UP = 50_000;

async function bench(options: readonly string[]): Promise<void> {
  const option = (name: string, usual: number) =>
    options.includes(name) ? Number(options[options.indexOf(name) + 1]) : usual;
  const folder = mkdtempSync(path.join(tmpdir(), 'paperboy-reactions-'));
  const discord = new LocalDiscord();
  try {
    const bot = await startBot(folder, await discord.ready);
    await bot.postAll();
    const rows = [
      ...(await aMinute(bot, discord, option('--seconds', 60))),
      ...(await aCrowd(bot, discord, option('--people', 1_000_000), option('--pace', 0))),
    ];
    await bot.stop();
    printTable('Reactions', rows, options.includes('--json'));
  } finally {
    await discord.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface TrueList {
  readonly message: string;
  readonly emoji: string;
  readonly users: readonly string[];
}

async function aMinute(bot: Bot, discord: LocalDiscord, seconds: number): Promise<Measurement[]> {
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  const [cpu, before] = [process.cpuUsage(), bot.counted.followed()];
  const { sent } = await discord.ask<{ sent: number }>(`flip ${FLIPPERS} ${RATE} ${seconds}`);
  const told = performance.now();
  await bot.counted.until(before + sent);
  const behind = performance.now() - told;
  const { user, system } = process.cpuUsage(cpu);
  stalls.disable();
  const lists = await discord.ask<readonly TrueList[]>('lists');
  return [
    { what: `reactions told in ${seconds} s`, value: sent, unit: '' },
    { what: 'the last followed after', value: behind, unit: 'ms' },
    { what: 'CPU of the bot, of one core', value: (user + system) / 1e4 / seconds, unit: '%' },
    { what: 'event loop: longest stall', value: stalls.max / 1e6, unit: 'ms' },
    { what: 'people in the true lists', value: sum(lists.map(({ users }) => users.length)), unit: '' },
    { what: 'differences from the true lists', value: await differences(bot.store, lists), unit: '' },
  ];
}

/** People who follow or voted though the true list does not have them, and the other way round. */
async function differences({ db }: Store, lists: readonly TrueList[]): Promise<number> {
  const followers = await db
    .selectFrom('subscriptions')
    .innerJoin('posted_subjects', 'posted_subjects.subject_id', 'subscriptions.topic_id')
    .innerJoin('posted_messages', 'posted_messages.id', 'posted_subjects.posted_id')
    .select(['posted_messages.message_id', 'subscriptions.destination_id'])
    .execute();
  const voters = await db
    .selectFrom('votes')
    .innerJoin('posted_subjects', 'posted_subjects.subject_id', 'votes.paper_id')
    .innerJoin('posted_messages', 'posted_messages.id', 'posted_subjects.posted_id')
    .select(['posted_messages.message_id', 'votes.person_id'])
    .execute();
  const held = new Set([
    ...followers.map((row) => `${row.message_id} ${row.destination_id.replace('direct:discord:', '')}`),
    ...voters.map((row) => `${row.message_id} ${row.person_id.replace('discord:', '')}`),
  ]);
  const told = new Set(lists.flatMap(({ message, users }) => users.map((user) => `${message} ${user}`)));
  return [...held].filter((one) => !told.has(one)).length + [...told].filter((one) => !held.has(one)).length;
}

async function aCrowd(bot: Bot, discord: LocalDiscord, people: number, pace: number): Promise<Measurement[]> {
  if (people === 0) return [];
  const room = Math.min(WARM_UP, Math.floor(people / 2));
  const mostBefore = await react(bot, discord, { from: 0, to: room, pace });
  const before = memory();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const most = await react(bot, discord, { from: room, to: people, pace }, note);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const after = memory();
  return [
    { what: 'people who reacted once each', value: people, unit: '' },
    { what: 'followed', value: (people - room) / seconds, unit: 'a second' },
    { what: 'CPU a reaction', value: (user + system) / (people - room), unit: 'µs' },
    { what: `memory at most, until ${room.toLocaleString('en')}`, value: mostBefore, unit: 'MB' },
    { what: 'memory at most, then', value: most - mostBefore, unit: 'MB more' },
    { what: 'memory when at rest, by then', value: before.rss, unit: 'MB' },
    { what: 'memory when at rest, at the end', value: after.rss - before.rss, unit: 'MB more' },
    { what: 'of it JavaScript', value: after.heap - before.heap, unit: 'MB more' },
  ];

  function note(reached: number): void {
    if (reached % 100_000 === 0) process.stderr.write(`${reached.toLocaleString('en')} people\n`);
  }
}

/** So many at a time, each time when the last were followed: the socket has no other brake. Says how much memory was taken at most. */
async function react(
  bot: Bot,
  discord: LocalDiscord,
  { from, to, pace }: { from: number; to: number; pace: number },
  reached: (people: number) => void = () => undefined,
): Promise<number> {
  let most = 0;
  const began = performance.now();
  for (let at = from; at < to; at += CROWD_AT_ONCE) {
    const before = bot.counted.followed();
    const { sent } = await discord.ask<{ sent: number }>(`crowd ${at} ${Math.min(CROWD_AT_ONCE, to - at)}`);
    await bot.counted.until(before + sent);
    most = Math.max(most, process.memoryUsage.rss() / 1e6);
    reached(at + sent);
    if (pace > 0)
      await setTimeout(Math.max(0, began + ((at + sent - from) / pace) * 1000 - performance.now()));
  }
  return most;
}

/** After giving back what the engine keeps for the next burst. */
function memory(): { rss: number; heap: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: rss / 1e6, heap: heapUsed / 1e6 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

await bench(process.argv.slice(2));
