import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Ended } from './bot-process.ts';
import type { World } from './world.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PRELOAD = path.join(import.meta.dirname, 'live-in-time.ts');

/** The program as `npm start` runs it. */
export interface Program {
  /** Resolves when a line of its report begins so; rejects when it ends before. */
  line(beginning: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** Starts the real program in a world: its data, its platforms, its time. */
export function startProgram(
  world: Pick<World, 'discord' | 'slack' | 'sources' | 'folder' | 'timeFile' | 'compiled'>,
): Program {
  const { discord, slack, sources } = world;
  const env = {
    ...{ PATH: process.env.PATH, PAPERBOY_FAULTS_TIME: world.timeFile, NODE_COMPILE_CACHE: world.compiled },
    ...{
      PAPERBOY_DATA_DIR: path.join(world.folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'fatal',
      TIME_ZONE: 'UTC',
    },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.apiBase },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    ...{ HF_API_BASE: sources.hfBase, ARXIV_API_BASE: sources.arxivApi, ARXIV_FEED_BASE: sources.arxivFeed },
  };
  const args = ['--disable-warning=ExperimentalWarning', '--import', PRELOAD, 'src/start.mjs'];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal }));
  let said = '';
  const heard = new EventTarget();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    heard.dispatchEvent(new Event('said'));
  });
  return {
    ended,
    signal: (signal) => void child.kill(signal),
    line: (beginning) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (said.split('\n').some((line) => line.startsWith(beginning))) resolve();
        };
        heard.addEventListener('said', look);
        void ended.then(() => reject(new Error(`the program ended:\n${said}`)));
        look();
      }),
  };
}
