import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type DiscordServer, startDiscord } from '../discord/server.ts';
import { realClock } from '../slack/clock.ts';
import { type SlackServer, startSlack } from '../slack/server.ts';
import { newChannel } from '../slack/state.ts';
import { type Sources, startSources } from '../sources/server.ts';
import { BotProcess, Died } from './bot-process.ts';
import { type Program, startProgram } from './program.ts';
import type { ChildPlan, Reader, Report } from './protocol.ts';
import { writeShift } from './world-time.ts';

export type Platform = Reader['platform'];

export interface WorldOptions {
  /** Channels with a digest of everything announced. */
  readonly readers: Readonly<Partial<Record<Platform, number>>>;
  /** Papers announced each day; ten of them are a message. */
  readonly papersADay: number;
  /** Papers a digest shows at most; as many as a day has unless told otherwise. */
  readonly budget?: number;
  /** See `ChildPlan.hurry`; 20 unless told otherwise. */
  readonly hurry?: number;
  /** On PostgreSQL instead of SQLite. */
  readonly databaseUrl?: string;
}

const DAY_MS = 86_400_000;
const FIRST_MORNING = Date.parse('2026-11-24T08:59:58Z');
/** Time enough to set the digests before the first is due. */
const START = FIRST_MORNING - 3_600_000;
/** A look-up of an answer that never came begins after 15 s. */
const STEP_MS = 16_000;
const STEPS = 120;
const QUICK_STEPS = 60;
const PAUSE_MS = 100;

/** Both platforms, the sources and one time for all; bots in it are processes that may die at any moment. */
export class World {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'paperboy-faults-'));
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  readonly sources: Sources;
  readonly readers: Reader[] = [];
  /** Days on which papers were announced so far, with their titles. */
  readonly announced = new Map<string, readonly string[]>();
  readonly options: WorldOptions;
  readonly #time: WorldTime;
  #bots: BotProcess[] = [];
  readonly #programs: Program[] = [];

  private constructor(
    options: WorldOptions,
    time: WorldTime,
    servers: Pick<World, 'discord' | 'slack' | 'sources'>,
  ) {
    this.options = options;
    this.#time = time;
    this.discord = servers.discord;
    this.slack = servers.slack;
    this.sources = servers.sources;
    writeShift(this.timeFile, 0);
  }

  static async start(options: WorldOptions): Promise<World> {
    const time = new WorldTime(START);
    const discord = await startDiscord({ now: time.now });
    const slack = await startSlack({ clock: { ...realClock, now: time.now } });
    slack.app.scopes.add('channels:history');
    const sources = await startSources(time);
    const world = new World(options, time, { discord, slack, sources });
    world.#furnish();
    world.#writeTime();
    return world;
  }

  async stop(): Promise<void> {
    for (const bot of this.#bots) await bot.kill();
    for (const program of this.#programs) program.signal('SIGKILL');
    await this.discord.stop();
    await this.slack.stop();
    await this.sources.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  now(): number {
    return this.#time.now();
  }

  /** Time passes, for everybody. */
  pass(ms: number): void {
    this.#time.pass(ms);
    this.#writeTime();
  }

  /** The bots' clocks are set to so much ahead of everybody else's. */
  setBotsAhead(ms: number): void {
    this.#time.botsAhead = ms;
    this.#writeTime();
  }

  /** Starts a bot and waits until it is connected; `owner` names its folder. */
  async bot(die?: ChildPlan['die'], owner = 'data'): Promise<BotProcess> {
    const bot = this.begin(die, owner);
    await bot.ready();
    return bot;
  }

  /** As `bot`, without waiting. */
  begin(die?: ChildPlan['die'], owner = 'data'): BotProcess {
    const { discord, slack, sources } = this;
    const dataDir = path.join(this.folder, owner);
    mkdirSync(dataDir, { recursive: true });
    const { databaseUrl, hurry = 20 } = this.options;
    const plan: ChildPlan = {
      ...{ dataDir, timeFile: this.timeFile, hurry },
      discord: { token: discord.token, apiBase: discord.apiBase },
      slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
      sources: { hfBase: sources.hfBase, arxivApi: sources.arxivApi, arxivFeed: sources.arxivFeed },
      ...(databaseUrl !== undefined && { databaseUrl }),
      ...(die && { die }),
    };
    const bot = new BotProcess(plan, this.compiled);
    this.#bots = [...this.#bots.filter((one) => one.isAlive()), bot];
    return bot;
  }

  /** Starts the real program, as `npm start` does. */
  program(): Program {
    const program = startProgram(this);
    this.#programs.push(program);
    return program;
  }

  /** Sets each channel's digest. */
  async subscribe(bot: BotProcess): Promise<void> {
    const { papersADay, budget = papersADay } = this.options;
    await bot.ask({ do: 'subscribe', readers: this.readers, budget });
  }

  /** Comes to the next morning, two seconds before the digests are due, and announces its papers. */
  async nextMorning(bot: BotProcess): Promise<string> {
    const now = this.#time.now();
    const days = this.announced.size === 0 ? 0 : Math.floor((now - FIRST_MORNING) / DAY_MS) + 1;
    this.pass(Math.max(0, FIRST_MORNING + days * DAY_MS - now));
    return this.announce(bot);
  }

  /** Announces the papers of today; again, it changes nothing. */
  async announce(bot: BotProcess): Promise<string> {
    const day = new Date(this.#time.now()).toISOString().slice(0, 10);
    const titles = Array.from(
      { length: this.options.papersADay },
      (_, i) => `Kites of ${day} in the wind, number ${i + 1}.`,
    );
    this.announced.set(day, titles);
    await bot.ask({ do: 'announce', day, titles });
    return day;
  }

  /** Ticks, and lets time pass, until every message has ended; half an hour at most. */
  async settle(bot: BotProcess): Promise<Report> {
    for (let step = 0; ; step++) {
      await bot.ask({ do: 'tick' });
      const report = await bot.report();
      if (report.open === 0 || step === STEPS) return report;
      this.pass(STEP_MS);
      // Who reconnects needs time of the real kind.
      if (step > QUICK_STEPS) await setTimeout(PAUSE_MS);
    }
  }

  /** Resolves when one more of our messages stands anywhere, or when the work that was to bring it has ended. */
  async oneMore(work: Promise<unknown>): Promise<void> {
    const before = this.standing();
    let ended = false;
    const end = () => {
      ended = true;
    };
    work.then(end, end);
    while (!ended && this.standing() === before) await setTimeout(1);
  }

  /** How many of our messages stand. */
  standing(): number {
    return this.readers.reduce((all, reader) => all + this.messages(reader).length, 0);
  }

  /** Texts of our own messages in a channel, oldest first. */
  messages({ platform, channelId }: Reader): string[] {
    if (platform === 'discord') {
      const ours = this.discord.messagesIn(channelId).filter(({ author }) => author.bot);
      return ours.map(({ components }) => JSON.stringify(components));
    }
    const ours = this.slack.messagesIn(channelId).filter(({ user }) => user === this.slack.ids.bot);
    return ours.map(({ blocks }) => JSON.stringify(blocks));
  }

  /** Where Node keeps what it compiled, for all bots. */
  get compiled(): string {
    return path.join(this.folder, 'compiled');
  }

  get timeFile(): string {
    return path.join(this.folder, 'time');
  }

  #writeTime(): void {
    writeShift(this.timeFile, this.#time.shift + this.#time.botsAhead);
  }

  #furnish(): void {
    const { discord, slack } = this;
    for (let i = 1; i <= (this.options.readers.discord ?? 0); i++) {
      const channel = discord.admin.createChannel(discord.guild, `papers-${i}`);
      const place = { spaceId: discord.guild.id, channelId: channel.id, name: channel.name };
      this.readers.push({ platform: 'discord', ...place });
    }
    for (let i = 1; i <= (this.options.readers.slack ?? 0); i++) {
      const id = `C0PAPERS${i}`;
      const members = new Set([slack.ids.admin, slack.ids.bot]);
      slack.world.channels.set(id, newChannel({ id, name: `papers-${i}`, kind: 'public', members }));
      this.readers.push({ platform: 'slack', spaceId: slack.ids.team, channelId: id, name: `papers-${i}` });
    }
  }
}

/** The time of the world; its bots may believe another. */
class WorldTime {
  shift: number;
  botsAhead = 0;

  constructor(start: number) {
    this.shift = start - Date.now();
  }

  readonly now = (): number => Date.now() + this.shift;

  pass(ms: number): void {
    this.shift += ms;
  }
}

/** What the work comes to; undefined when the bot died meanwhile. */
export async function unlessDied<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Died) return undefined;
    throw error;
  }
}
