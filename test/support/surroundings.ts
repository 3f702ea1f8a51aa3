import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDiscord } from './discord/server.ts';
import { realClock } from './slack/clock.ts';
import { startSlack } from './slack/server.ts';
import { startSources } from './sources/server.ts';
import { startWholeBot } from './whole-bot.ts';
import { wholeBotClock } from './whole-bot-clock.ts';

export type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

/** Local platforms and sources at a moment, and a whole bot between them, to be stopped and started again at will. */
export async function startSurroundings(moment: string) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'paperboy-whole-'));
  const clock = wholeBotClock(moment);
  const began = performance.now();
  // The platforms' deadlines and limits pass in real time, from the day that the test has come to.
  const now = () => clock.now() + Math.round(performance.now() - began);
  const discord = await startDiscord({ now });
  // Hours pass in a moment here: the requests of hours must not count as those of one second.
  discord.rateLimits.globalPerSecond = 1_000;
  const slack = await startSlack({ clock: { ...realClock, now } });
  const sources = await startSources(clock);
  const start = () => startWholeBot({ dataDir, clock, discord, slack, sources });
  let bot = await start();
  return {
    ...{ clock, discord, slack, sources },
    bot: () => bot,
    stopBot: () => bot.stop(),
    startBot: async () => {
      bot = await start();
    },
    end: async () => {
      await bot.stop();
      await discord.stop();
      await slack.stop();
      await sources.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
