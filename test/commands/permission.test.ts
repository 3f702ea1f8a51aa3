import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, OptionDef } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/index.ts';
import { wordsOf } from '../e2e/discord-reading.ts';
import type { DiscordServer } from '../support/discord/server.ts';
import type { SlackServer } from '../support/slack/server.ts';
import { type Surroundings, startSurroundings } from '../support/surroundings.ts';

const ADMIN = COMMANDS.filter(({ root }) => root === 'paper-admin').map(
  (command) => [command.path.join(' '), command] as const,
);
const REFUSED = /is for people who may manage/;

/** A value that reads as what is asked for; whether it makes sense is asked after the right. */
const sampleOf = (option: OptionDef): string | number =>
  option.kind === 'integer' ? option.min : option.kind === 'choice' ? (option.choices[0] ?? '') : 'x';
const required = ({ options }: Command) => options.filter((option) => option.required === true);

describe('every command of managers, on the platforms', () => {
  let around: Surroundings;
  let discord: DiscordServer;
  let slack: SlackServer;

  beforeAll(async () => {
    around = await startSurroundings('2026-11-23T08:00:00Z');
    ({ discord, slack } = around);
    slack.app.scopes.add('usergroups:read');
    // A server may show the command to everybody: what it lets people do is asked each time all the same.
    for (const command of discord.state.commands.values()) command.defaultMemberPermissions = undefined;
  });

  afterAll(() => around.end());

  /** Nobody may ask faster than a few times in ten seconds. */
  const onDiscord = async (who: 'ada' | 'manager', words: string, options = {}, channel = discord.papers) => {
    await around.clock.advance(10_000);
    return wordsOf(await discord[who].slash(channel, `paper-admin ${words}`, options).reply());
  };

  const onSlack = async (who: string, text: string, channel: string = slack.ids.general) => {
    await around.clock.advance(10_000);
    const act = slack.as(who).command('/paper-admin', text, { channel });
    return JSON.stringify((await act.answer()).blocks);
  };

  const typed = (command: Command) =>
    [...command.path, ...required(command).map((option) => `${option.name}=${sampleOf(option)}`)].join(' ');

  it.each(ADMIN)('%s is refused to others on Discord and on Slack', async (words, command) => {
    const given = Object.fromEntries(required(command).map((option) => [option.name, sampleOf(option)]));
    expect(await onDiscord('ada', words, given)).toMatch(REFUSED);
    expect(await onSlack(slack.ids.ben, typed(command))).toMatch(REFUSED);
  });

  const SHOWN = [
    ['digest held', /Nothing is held/],
    ['submissions', /No submission waits/],
    ['people', /What people may do here/],
    ['emoji', /Reactions to a paper/],
    ['learned', /What #.* taught me/],
    ['managers', /Who may manage/],
    ['recap preview', /recap preview/],
  ] as const;

  it.each(SHOWN)('%s answers those who may', async (words, answer) => {
    expect(await onDiscord('manager', words)).toMatch(answer);
    expect(await onSlack(slack.ids.admin, words)).toMatch(answer);
  });

  it('the right is that of the channel it is about, wherever it is asked', async () => {
    discord.admin.allow(discord.papers, ['manageChannels'], discord.ada.user);
    const about = { channel: discord.papers.id };
    await expect.poll(() => onDiscord('ada', 'digest preview', about, discord.general)).not.toMatch(REFUSED);
    const other = { channel: discord.general.id };
    expect(await onDiscord('ada', 'digest preview', other)).toMatch(/may manage #general/);
    expect(await onSlack(slack.ids.admin, `digest preview channel=${slack.ids.lab}`)).toMatch(REFUSED);
  });

  it('what holds for every channel takes the right over all of them', async () => {
    discord.admin.allow(discord.papers, ['manageChannels'], discord.ada.user);
    await expect.poll(() => onDiscord('ada', 'emoji')).toContain('Reactions to a paper');
    expect(await onDiscord('ada', 'emoji', { up: '🔥' })).toContain('for people who may manage all of them');
    expect(await onDiscord('ada', 'emoji', { digits: 'yes' })).toContain(
      'for people who may manage all of them',
    );
    expect(await onDiscord('ada', 'people', { mutes: 1 })).toContain('for people who may manage all of them');
    expect(await onDiscord('manager', 'emoji', { up: '🔥' })).toContain('🔥');
    const general = slack.world.channels.get(slack.ids.general);
    if (general) general.creator = slack.ids.ben;
    expect(await onSlack(slack.ids.ben, 'people mutes=1')).toContain('for people who may manage all of them');
    if (general) general.creator = slack.ids.owner;
    expect(await onSlack(slack.ids.admin, 'people mutes=1')).toContain('1 person muted');
  });

  it('on Slack whoever set a digest manages that channel, as long as they are in it', async () => {
    const general = slack.world.channels.get(slack.ids.general);
    if (general) general.creator = slack.ids.ada;
    expect(await onSlack(slack.ids.ada, 'digest set weekdays 9:00 zone=UTC')).toContain('Digest set');
    if (general) general.creator = slack.ids.owner;
    expect(await onSlack(slack.ids.ada, 'digest set budget=3')).toContain('up to 3 papers');
    expect(await onSlack(slack.ids.ada, 'digest preview', slack.ids.random)).toMatch(REFUSED);
    general?.members.delete(slack.ids.ada);
    expect(
      await onSlack(slack.ids.ada, `digest preview channel=${slack.ids.general}`, slack.ids.random),
    ).toMatch(REFUSED);
    general?.members.add(slack.ids.ada);
  });

  it('on Slack a listed user group manages the channels its members are in; administrators list it', async () => {
    const { ada, ben, admin, random, general } = slack.ids;
    expect(await onSlack(ben, 'digest preview', random)).toMatch(REFUSED);
    expect(await onSlack(ada, 'managers add=@readers')).toContain('for people who may manage all of them');
    expect(await onSlack(admin, 'managers add=@nobody')).toContain('I find no group');
    expect(await onSlack(admin, 'managers add=@readers')).toContain('also those in @readers');
    expect(await onSlack(ben, 'digest preview', general)).not.toMatch(REFUSED);
    expect(await onSlack(ben, 'managers remove=@readers')).toContain('for people who may manage all of them');
    expect(await onSlack(ben, `digest preview channel=${slack.ids.lab}`)).toMatch(REFUSED);
    expect(await onSlack(admin, 'managers remove=readers')).not.toContain('@readers');
    expect(await onSlack(ben, 'digest preview', general)).toMatch(REFUSED);
    expect(await onSlack(admin, 'managers remove=readers')).toContain('is not listed');
  });

  it('on Discord its own rights say it all', async () => {
    expect(await onDiscord('manager', 'managers', { add: '@readers' })).toContain(
      'by the rights of this platform',
    );
  });
});
