import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { type DiscordServer, startDiscord } from '../support/discord/server.ts';
import { type SlackServer, startSlack } from '../support/slack/server.ts';
import { type Sources, startSources } from '../support/sources/server.ts';
import { arxiv, record } from '../support/store-records.ts';
import { startWholeBot, type WholeBot } from '../support/whole-bot.ts';
import { handleOf, wordsOf } from './discord-reading.ts';
import { actionOf } from './slack-reading.ts';

const LONG =
  'Pruning very wide and very deep networks until next to nothing of them is left, and what comes of it all';

describe('searching on Discord and Slack', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'paperboy-search-'));
  let discord: DiscordServer;
  let slack: SlackServer;
  let sources: Sources;
  let bot: WholeBot;

  beforeAll(async () => {
    discord = await startDiscord();
    slack = await startSlack();
    sources = await startSources(systemClock);
    bot = await startWholeBot({ dataDir, clock: systemClock, discord, slack, sources });
    await createPaperWriter(bot.store, systemClock).put([
      record({ title: LONG, authors: ['Ada "Ace" Lovelace'], identifiers: [arxiv('2611.00001')] }),
      record({ title: 'Pruning trees', abstract: 'Of *orchards* <!channel>.', authors: ['Yoshua Bengio'] }),
    ]);
    await bot.follower.caughtUp();
  });

  afterAll(async () => {
    await bot.stop();
    for (const server of [discord, slack, sources]) await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    expect([...discord.ledger.refusals, ...slack.ledger.broken()]).toEqual([]);
  });

  it.each([
    ['pru', [LONG.slice(0, 40), 'Pruning trees']],
    ['yos ben', ['author:"Yoshua Bengio"', 'Pruning trees · Bengio']],
    ['pruning author:love', ['pruning author:"Ada Ace Lovelace"']],
    ['zzqx', []],
  ])('Discord completes %s', async (query, offered) => {
    const choices = await discord.ada.complete(discord.papers, 'paper search', 'query', { query }).choices();
    expect(choices).toHaveLength(offered.length);
    for (const name of offered) expect(choices.some((choice) => choice.name.startsWith(name))).toBe(true);
  });

  it('a slip becomes a button, and the press the answer, on Discord', async () => {
    const reply = await discord.ada
      .slash(discord.papers, 'paper search', { query: 'prunning trees' })
      .reply();
    const meant = handleOf(reply, 'Did you mean “pruning trees” (1)');
    const pressed = discord.ada.press(reply, meant);
    expect(wordsOf(await pressed.edited())).toContain(
      '“pruning trees” — 1 paper with all words, 1 with some',
    );
  });

  it('what finds nothing offers what does, and the press finds it, on Slack', async () => {
    const ben = slack.as(slack.ids.ben);
    const asked = ben.command('/paper', 'search pruning author:Bengoi', { channel: slack.ids.general });
    const reply = await asked.answer();
    expect(JSON.stringify(reply.blocks)).toContain('I understood: ');
    const pressed = ben.click(reply, actionOf(reply, 'pruning author:bengio'));
    const { edited } = await pressed.until((now) => now.edited.length > 0);
    expect(JSON.stringify(edited[0]?.blocks)).toContain('Pruning trees');
  });
});
