import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDiscord } from '../test/support/discord/server.ts';
import { startSlack } from '../test/support/slack/server.ts';
import { madeUpText, madeUpWord } from './support/made-up-text.ts';
import { type Measurement, printTable } from './table.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const START = path.join(ROOT, 'src/start.mjs');
const ASK_EVERY_MS = 200;
/**
 * While a running bot imports a file of 100,000 papers (made up, or `--papers FILE`), people keep asking on Discord and Slack: how
 * long until each is acknowledged (both platforms give 3 s) and answered. The bot runs as a process of its own.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const discord = await startDiscord();
  const slack = await startSlack();
  const dead = 'http://127.0.0.1:9';
  const env = {
    ...process.env,
    PAPERBOY_DATA_DIR: path.join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'fatal',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    HF_API_BASE: dead,
    ARXIV_API_BASE: dead,
    ARXIV_FEED_BASE: dead,
  };
  const bot = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await connected(bot);
    const given = options.indexOf('--papers') + 1;
    const file = path.resolve(given > 0 ? (options[given] ?? '') : path.join(folder, 'papers.jsonl'));
    if (given === 0) await writeMadeUpPapers(file, 100_000);
    const started = performance.now();
    const verb = spawn(process.execPath, [START, 'cli', 'import', file], { env, stdio: 'ignore' });
    const ended = once(verb, 'exit');
    const times: Times = { discord: [], slack: [], answer: [] };
    for (let over = false; !over; ) {
      await Promise.all([askDiscord(discord, times), askSlack(slack, times)]);
      over = await Promise.race([
        ended.then(() => true),
        new Promise<false>((wait) => setTimeout(() => wait(false), ASK_EVERY_MS)),
      ]);
    }
    const seconds = (performance.now() - started) / 1000;
    printTable('Asked while a file of papers was imported', rows(times, seconds), options.includes('--json'));
  } finally {
    bot.kill('SIGTERM');
    await once(bot, 'exit');
    await discord.stop();
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Times {
  readonly discord: number[];
  readonly slack: number[];
  /** Until the answer stood there, on Discord. */
  readonly answer: number[];
}

async function askDiscord(discord: Awaited<ReturnType<typeof startDiscord>>, times: Times): Promise<void> {
  const asked = performance.now();
  const seen = discord.ada.slash(discord.papers, 'paper search', {
    query: `${madeUpWord(900)} ${madeUpWord(40)} retrieval`,
  });
  times.discord.push((await seen.ack()).ms);
  await seen.reply();
  times.answer.push(performance.now() - asked);
}

async function askSlack(slack: Awaited<ReturnType<typeof startSlack>>, times: Times): Promise<void> {
  const act = slack
    .as(slack.ids.ada)
    .command('/paper', `search ${madeUpWord(700)} tokens`, { channel: slack.ids.general });
  const ack = await act.acked();
  if (ack.ok) times.slack.push(ack.ms);
  await act.answer();
}

function rows({ discord, slack, answer }: Times, seconds: number): Measurement[] {
  const of = (what: string, values: number[]): Measurement[] => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return [
      { what: `${what}, median of ${sorted.length}`, value: at(0.5), unit: 'ms' },
      { what: `${what}, 99th percentile`, value: at(0.99), unit: 'ms' },
      { what: `${what}, longest`, value: sorted.at(-1) ?? 0, unit: 'ms' },
    ];
  };
  return [
    { what: 'import until everything can be found', value: seconds, unit: 's' },
    ...of('Discord acknowledged', discord),
    ...of('Slack acknowledged', slack),
    ...of('Discord answered a search', answer),
  ];
}

/** Reads on for as long as the bot runs: a closed pipe is not what is measured here. */
function connected(bot: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    bot.stdout?.on('data', (part) => {
      said += part;
      if (/^Discord\s+connected/m.test(said) && /^Slack\s+connected/m.test(said)) resolve();
    });
    bot.once('exit', () => reject(new Error(`the bot ended:\n${said}`)));
  });
}

async function writeMadeUpPapers(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  for (let i = 0; i < count; i++) {
    const line = {
      id: `bench:${i}`,
      title: `${madeUpText(i, 8)} ${i}`,
      abstract: madeUpText(i, 150),
      year: 2020,
    };
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
