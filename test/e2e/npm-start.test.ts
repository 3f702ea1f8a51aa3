import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { type DiscordServer, startDiscord } from '../support/discord/server.ts';
import { type SlackServer, startSlack } from '../support/slack/server.ts';
import { rssFeed } from '../support/sources/arxiv-documents.ts';
import { hfItem } from '../support/sources/hf-documents.ts';
import { hangUp, json, rss } from '../support/sources/replies.ts';
import { type Sources, startSources } from '../support/sources/server.ts';
import { visitPage } from '../support/whole-bot-page.ts';
import { exists, npmRuns, type Run, type Settings } from '../support/whole-bot-process.ts';

/** Nothing of a bot that ended may be left but this. */
const DATABASE_AND_INDEX = ['index', 'paperboy.db'];
const IN_TIME_MS = 10_000;

describe.concurrent('npm start', { timeout: 40_000 }, () => {
  let discord: DiscordServer;
  let strict: DiscordServer;
  let slack: SlackServer;
  let narrow: SlackServer;
  let sources: Sources[];

  beforeAll(async () => {
    discord = await startDiscord();
    strict = await startDiscord({ intentsWithheld: 1 << 10 });
    slack = await startSlack();
    narrow = await startSlack({ scopes: ['commands', 'chat:write'] });
    sources = await Promise.all(Array.from({ length: 4 }, () => startSources(systemClock)));
    const [good, also, ...dead] = sources;
    good?.serve('/hf/daily_papers', ({ query }) => {
      const day = query.get('date') ?? '';
      return json([hfItem('2611.00001', { day })]);
    });
    const date = new Date().toUTCString().replace(/\d\d:\d\d:\d\d GMT/, '00:00:00 -0500');
    also?.serve('/feeds/rss/cs.CL', rss(rssFeed([{ id: '2611.00002' }], { date })));
    for (const path of ['/hf/daily_papers', '/feeds/rss/cs.CL']) {
      for (const server of dead) server.serve(path, hangUp);
    }
  });

  afterAll(async () => {
    for (const server of [discord, strict, slack, narrow, ...sources]) await server.stop();
    // Only the tokens that were wrong on purpose.
    expect([...discord.ledger.refusals, ...slack.ledger.broken()]).toEqual(['token-wrong', 'invalid_auth']);
  });

  // After the hook above, so that it ends first and leaves nothing running whatever that finds.
  const { npmStart, npmRunPaperboy, folder } = npmRuns();

  /** A bot of its own: no network but these servers. */
  const settings = (more: Settings = {}): Settings => {
    const [good, also] = sources;
    return {
      ...{ PAPERBOY_DATA_DIR: folder(), PORT: '0', TIME_ZONE: 'Europe/Berlin', ARXIV_CATEGORIES: 'cs.CL' },
      HF_API_BASE: good?.hfBase ?? '',
      ARXIV_API_BASE: also?.arxivApi ?? '',
      ARXIV_FEED_BASE: also?.arxivFeed ?? '',
      ...more,
    };
  };
  const withDiscord = (server = discord) => ({
    DISCORD_TOKEN: server.token,
    DISCORD_API_BASE: server.apiBase,
  });
  const withSlack = (server = slack) => ({
    ...{ SLACK_BOT_TOKEN: server.botToken, SLACK_APP_TOKEN: server.appToken },
    SLACK_API_URL: server.apiUrl,
  });
  const dataOf = ({ PAPERBOY_DATA_DIR = '' }: Settings) => PAPERBOY_DATA_DIR;

  it('tells how each part does, imports while it runs, keeps others out, and ends without a trace', async () => {
    const env = settings({ ...withDiscord(), ...withSlack() });
    const bot = npmStart(env);
    const url = await pageOf(bot);
    expect(await bot.line('Discord')).toMatch(/connected: as paperboy, in 1 server/);
    expect(await bot.line('Slack')).toMatch(/connected: /);
    expect(await bot.line('Hugging Face')).toMatch(/connected: .*1 paper/);
    // Just after its announcement arXiv is not asked at all.
    expect(await bot.line('arXiv')).toMatch(/connected: cs.CL 1 new|waiting: /);

    const pid = ownerOf(env);
    const file = fileIn(
      folder(),
      'own.jsonl',
      '{"id":"x:1","title":"Quokkas as couriers of preprints","abstract":"They deliver."}\n',
    );
    const second = npmStart(env);
    const taken = npmStart(settings({ PORT: new URL(url).port }));
    const imported = npmRunPaperboy(env, 'import', file);
    expect(await second.ended()).toMatchObject({ code: 78 });
    expect(second.err()).toMatch(
      new RegExp(`^Paperboy already runs in \\S+ \\(process ${pid} on .*PAPERBOY_DATA_DIR`),
    );

    expect(await taken.ended()).toMatchObject({ code: 78 });
    expect(taken.err().trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT: \d+ on 127\.0\.0\.1 is taken\./),
    ]);

    expect(await imported.ended()).toMatchObject({ code: 0 });
    expect(imported.out()).toContain('added 1');
    expect(await visitPage(url).read('/search?q=quokkas')).toContain('Quokkas as couriers of preprints');

    bot.signalNpm('SIGTERM');
    await expectGone(bot, env, url, pid);
    expectNoSecret([bot, second, taken, imported], env);
  });

  it('without tokens and network it shows what it has, and Ctrl-C ends it', async () => {
    const [, , dead, alsoDead] = sources;
    const env = settings({ HF_API_BASE: dead?.hfBase ?? '', ARXIV_FEED_BASE: alsoDead?.arxivFeed ?? '' });
    const bot = npmStart(env);
    const url = await pageOf(bot);
    expect(bot.out()).toContain('with 82 papers');
    expect(await bot.line('Discord')).toMatch(/not set up: set DISCORD_TOKEN \(README/);
    expect(await bot.line('Slack')).toMatch(/not set up: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN \(README/);
    expect(await visitPage(url).read('/')).toContain('Papers of Tue 11 Mar 2025');
    expect(await bot.line('Hugging Face')).toMatch(/unreachable: .*Showing what I have: 82 papers/);
    expect(await bot.line('arXiv')).toMatch(/(unreachable|waiting): .*Showing what I have: 82 papers/);
    const pid = ownerOf(env);
    bot.signalAll('SIGINT');
    await expectGone(bot, env, url, pid);
  });

  it('a wrong Discord token is one line with the way out; Slack and the page go on', async () => {
    const env = settings({ ...withSlack(), ...withDiscord(), DISCORD_TOKEN: 'canary.wrong.discord-token' });
    const bot = npmStart(env);
    const url = await pageOf(bot);
    expect(await bot.line('Discord')).toMatch(/failed: DISCORD_TOKEN: Discord does not accept .*Reset Token/);
    expect(await bot.line('Slack')).toMatch(/connected: /);
    const status = await visitPage(url).say('/paper status');
    expect(status).toMatch(/Discord failed: DISCORD_TOKEN/);
    expect(status).toMatch(/Slack connected: /);
    bot.signalAll('SIGINT');
    expect(await bot.ended()).toMatchObject({ code: 0 });
    expect(bot.out().match(/^Discord/gm)).toHaveLength(1);
    expectNoSecret([bot], env);
  });

  it('a wrong Slack token is one line with the way out; Discord and the page go on', async () => {
    const wrong = ['xoxb', 'canary', 'wrong'].join('-');
    const env = settings({ ...withDiscord(), ...withSlack(), SLACK_BOT_TOKEN: wrong });
    const bot = npmStart(env);
    const url = await pageOf(bot);
    expect(await bot.line('Slack')).toMatch(
      /failed: SLACK_BOT_TOKEN: Slack does not accept .*OAuth & Permissions/,
    );
    expect(await bot.line('Discord')).toMatch(/connected: /);
    // On a machine with other work to do, reading the collection in takes its time.
    const found = () => visitPage(url).read('/search?q=model+soups');
    await expect.poll(found, { timeout: 10_000 }).toContain('Model soups');
    bot.signalAll('SIGINT');
    expect(await bot.ended()).toMatchObject({ code: 0 });
    expect(bot.out().match(/^Slack/gm)).toHaveLength(1);
    expectNoSecret([bot], env);
  });

  it('a missing intent and a missing scope are named, each with where to give it', async () => {
    const env = settings({ ...withDiscord(strict), ...withSlack(narrow) });
    const bot = npmStart(env);
    await pageOf(bot);
    expect(await bot.line('Discord')).toMatch(
      /failed: .*intents .*GuildMessageReactions.*Privileged Gateway Intents/,
    );
    expect(await bot.line('Slack')).toMatch(/failed: .*scopes? .*reactions:read.*OAuth & Permissions/);
    // Killed without a chance to tidy up, it starts again in the same folder.
    const pid = ownerOf(env);
    process.kill(pid, 'SIGKILL');
    expect(await bot.ended()).toMatchObject({ code: 137 });
    const again = npmStart(env);
    const url = await pageOf(again);
    expect(again.out()).toMatch(/with 8[234] papers/);
    expect(ownerOf(env)).not.toBe(pid);
    const next = ownerOf(env);
    again.signalNpm('SIGTERM');
    await expectGone(again, env, url, next);
    expectNoSecret([bot, again], env);
  });

  const BAD_FOLDERS: readonly [string, () => string, RegExp][] = [
    [
      'a file in place of the folder',
      () => fileIn(folder(), 'data', 'mine'),
      /^PAPERBOY_DATA_DIR: \S+ cannot be written/,
    ],
    ['a folder that nobody may write', () => '/sys/paperboy', /^PAPERBOY_DATA_DIR: \S+ cannot be written/],
    [
      'a file that is no database',
      () => withDatabase('not a database at all, '.repeat(300)),
      /not a sound Paperboy database/,
    ],
    ['the database of another program', foreignDatabase, /\S+paperboy\.db .*another program/],
  ];

  it.each(BAD_FOLDERS)('%s is refused in one line and left as it was', async (_what, make, words) => {
    const dataDir = make();
    const before = contentOf(dataDir);
    const bot = npmStart(settings({ PAPERBOY_DATA_DIR: dataDir }));
    expect(await bot.ended()).toMatchObject({ code: 78 });
    expect(bot.err()).toMatch(words);
    expect(bot.err().trim().split('\n')).toHaveLength(1);
    expect(contentOf(dataDir)).toEqual(before);
  });

  function withDatabase(content: string): string {
    const dataDir = folder();
    fileIn(dataDir, 'paperboy.db', content);
    return dataDir;
  }

  function foreignDatabase(): string {
    const dataDir = folder();
    const database = new Database(path.join(dataDir, 'paperboy.db'));
    database.exec("create table recipes (name text); insert into recipes values ('bread')");
    database.close();
    return dataDir;
  }

  /** Within its time: no process, no port, no lock, no socket. */
  async function expectGone(bot: Run, env: Settings, url: string, pid: number): Promise<void> {
    const { code, ms } = await bot.ended();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(IN_TIME_MS);
    expect(exists(pid)).toBe(false);
    expect(bot.isAlive()).toBe(false);
    expect(readdirSync(dataOf(env))).toEqual(DATABASE_AND_INDEX);
    await expect(portIsFree(Number(new URL(url).port))).resolves.toBe(true);
  }

  /** The process that really runs: npm is only its parent. */
  const ownerOf = (env: Settings): number => {
    const owner = JSON.parse(readFileSync(path.join(dataOf(env), 'paperboy.owner.json'), 'utf8'));
    return (owner as { pid: number }).pid;
  };
});

async function pageOf(bot: Run): Promise<string> {
  return (await bot.line('Page')).replace(/^Page\s+/, '');
}

function expectNoSecret(runs: readonly Run[], env: Settings): void {
  const said = runs.map((run) => run.out() + run.err()).join('\n');
  for (const name of ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']) {
    const secret = env[name];
    if (secret !== undefined) expect(said).not.toContain(secret);
  }
}

function fileIn(folder: string, name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The bytes of a file, or of the database in a folder; of what is not there none. */
function contentOf(place: string): string {
  const file = [path.join(place, 'paperboy.db'), place].find((one) =>
    statSync(one, { throwIfNoEntry: false })?.isFile(),
  );
  return file === undefined ? '' : readFileSync(file, 'hex');
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
