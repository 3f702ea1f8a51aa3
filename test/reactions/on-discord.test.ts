import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleOf, wordsOf } from '../e2e/discord-reading.ts';
import type { Message } from '../support/discord/types.ts';
import { record } from '../support/store-records.ts';
import {
  expectFollowers,
  followersOf,
  type Place,
  post,
  postCard,
  type Surroundings,
  startSurroundings,
} from './surroundings.ts';

const EMOJI = [...'🧲🍲🌱🪶🧭📦🧩🎲🧬🪐🔭🎯🍋🦊🌋🎻🐙🦉🌵🍄'];

describe('the true list on Discord', () => {
  let around: Surroundings;
  let place: Place;

  beforeAll(async () => {
    around = await startSurroundings();
    const { guild, papers } = around.discord;
    place = { platform: 'discord', space: guild.id, channel: papers.id };
  });

  afterAll(() => around.end());

  /** A card of its own for each fact, with the bot's emoji under it. */
  const card = async () => {
    const emoji = EMOJI.shift() ?? '';
    const { topic, ref } = await postCard(around.bot(), place, `topic ${emoji}`, emoji);
    const message = messageOf(ref.messageId);
    await expect.poll(() => message.reactions.size).toBe(1);
    return { topic, ref, message, emoji };
  };
  const messageOf = (id: string): Message => {
    const found = around.discord.messagesIn(place.channel).find((message) => message.id === id);
    if (!found) throw new Error('no such message');
    return found;
  };
  const idOf = ({ id }: { id: string }) => `discord:${id}`;
  const restart = async (meanwhile: () => void) => {
    await around.stopBot();
    meanwhile();
    await around.startBot();
  };
  const told = (change: 'ADD' | 'REMOVE', message: Message, emoji: object, user_id: string, more = {}) =>
    around.discord.gateway.tellAlways(`MESSAGE_REACTION_${change}`, {
      ...{ user_id, channel_id: message.channelId, message_id: message.id, guild_id: place.space, emoji },
      ...{ burst: false, type: 0, ...more },
    });

  it('joins whoever reacts and lets go whoever takes it away', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    discord.ada.react(message, emoji);
    discord.bo.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.ada), idOf(discord.bo));
    discord.ada.unreact(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.bo));
  });

  it('says on its card how many follow, and its button joins with a receipt', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    discord.ada.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    await around.minute();
    expect(wordsOf(message)).toContain('1 person');
    const receipt = await discord.bo.press(message, handleOf(message, 'Join')).reply();
    expect(receipt.ephemeralFor).toBe(discord.bo.id);
    expect(wordsOf(receipt)).toMatch(
      /You follow .+\nWhat comes: .*magnets.*\nNew papers come by direct message/,
    );
    for (const label of ['Leave', 'Change time']) expect(handleOf(receipt, label)).toBeTruthy();
    await expectFollowers(bot(), topic, idOf(discord.ada), idOf(discord.bo));
    await around.minute();
    await around.minute();
    expect(wordsOf(message)).toContain('2 people');
    expect(discord.crashes).toEqual([]);
  });

  it('counts what happened while the bot was away, both ways', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    discord.ada.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    await restart(() => {
      discord.ada.unreact(message, emoji);
      discord.bo.react(message, emoji);
    });
    await expectFollowers(bot(), topic, idOf(discord.bo));
  });

  it('lets everybody go when all reactions are cleared, whether that was told or not', async () => {
    const { discord, bot } = around;
    const both = [await card(), await card()];
    for (const { topic, message, emoji } of both) {
      discord.ada.react(message, emoji);
      await expectFollowers(bot(), topic, idOf(discord.ada));
    }
    const [toldOf, silent] = both;
    if (!toldOf || !silent) throw new Error('two cards');
    discord.admin.clearReactions(toldOf.message);
    await expectFollowers(bot(), toldOf.topic);
    discord.admin.clearReactions(silent.message, undefined, { silent: true });
    await around.later();
    await expectFollowers(bot(), silent.topic);
  });

  it('keeps a custom emoji apart by its id, whatever it is called later', async () => {
    const { discord, bot } = around;
    const { topic, message } = await card();
    const id = '123456789012345678';
    const space = await bot().core.directory.space({ platform: 'discord', externalId: place.space });
    const named = { name: topic.name, rule: 'magnets', emoji: `magnet:${id}` };
    await bot().core.services.topics.change(space, topic.id, named);
    told('ADD', message, { id, name: 'magnet' }, discord.ada.id);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    told('ADD', message, { id, name: 'lodestone' }, discord.bo.id);
    await expectFollowers(bot(), topic, idOf(discord.ada), idOf(discord.bo));
    // Deleted, an emoji has no name any more.
    told('REMOVE', message, { id, name: null }, discord.ada.id);
    await expectFollowers(bot(), topic, idOf(discord.bo));
  });

  it('reads no change from a custom emoji that was renamed, nor undoes a leave by it', async () => {
    const { discord, bot } = around;
    const { topic, message, ref } = await card();
    const id = '223456789012345678';
    const space = await bot().core.directory.space({ platform: 'discord', externalId: place.space });
    const named = { name: topic.name, rule: 'magnets', emoji: `magnet:${id}` };
    await bot().core.services.topics.change(space, topic.id, named);
    discord.ada.react(message, `magnet:${id}`);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    const person = await bot().core.directory.person({ platform: 'discord', accountId: discord.ada.id });
    await bot().core.services.subscriptions.leave(person, topic);
    const reaction = message.reactions.get(id);
    if (reaction) reaction.emoji.name = 'lodestone';
    await bot().core.reactions.onChanged(ref);
    expect(await followersOf(bot(), topic)).toEqual([]);
  });

  it('forgets a card that was deleted, and keeps who follows', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    discord.ada.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    discord.manager.deleteMessage(message, { silent: true });
    await around.later();
    const live = await bot().core.posted.live('discord', 'topic', 99);
    expect(live.map(({ ref }) => ref.messageId)).not.toContain(message.id);
    expect(await followersOf(bot(), topic)).toEqual([idOf(discord.ada)]);
  });

  it('puts a cleared emoji back and posts a deleted card again, where a manager asked for that', async () => {
    const { discord, bot } = around;
    const { choices } = bot().core.services;
    const space = await bot().core.directory.space({ platform: 'discord', externalId: place.space });
    await choices.setCards(space, 'repair');
    const { topic, message, emoji } = await card();
    await around.later();
    discord.admin.clearReactions(message);
    await expect.poll(() => message.reactions.size).toBe(0);
    await expect
      .poll(async () => {
        await around.minute();
        return message.reactions.size;
      })
      .toBe(1);
    discord.manager.deleteMessage(message);
    const again = () =>
      discord
        .messagesIn(place.channel)
        .find((one) => one.id !== message.id && wordsOf(one).includes(topic.name));
    await expect
      .poll(async () => {
        await around.minute();
        return again();
      })
      .toBeDefined();
    await expect.poll(() => again()?.reactions.size).toBe(1);
    const posted = again();
    if (posted) discord.bo.react(posted, emoji);
    await expectFollowers(bot(), topic, idOf(discord.bo));
    await choices.setCards(space, 'forget');
  });

  it('takes an emoji in any skin tone for the same, and one vote for it', async () => {
    const { discord, bot } = around;
    const [put] = await bot().core.writer.put([record({ title: 'Hands' })]);
    const paper = put?.paperId ?? '';
    const message = messageOf((await post(bot(), place, { kind: 'paper', id: paper }, '👍')).messageId);
    const space = `discord:${place.space}`;
    const votes = async () => (await bot().core.votes.tally(space, [paper])).get(paper)?.up ?? 0;
    discord.ada.react(message, '👍🏽');
    await expect.poll(votes).toBe(1);
    discord.ada.react(message, '👍🏿', { silent: true });
    discord.bo.react(message, '👍🏻');
    await expect.poll(votes).toBe(2);
    await bot().core.reactions.onChanged({
      ...{ platform: 'discord', channelId: place.channel, messageId: message.id },
    });
    expect(await votes()).toBe(2);
  });

  it('counts neither another bot nor itself, told or read', async () => {
    const { discord, bot } = around;
    const { topic, message, ref, emoji } = await card();
    const other = discord.state.addUser('beep', true);
    const member = { user: { id: other.id, username: 'beep', bot: true, discriminator: '0', avatar: null } };
    told('ADD', message, { id: null, name: emoji }, other.id, { member });
    told('ADD', message, { id: null, name: emoji }, discord.applicationId);
    message.reactions.get(emoji)?.users.push(other.id);
    discord.ada.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    await bot().core.reactions.onChanged(ref);
    expect(await followersOf(bot(), topic)).toEqual([idOf(discord.ada)]);
  });

  it('leaves alone who joined by the button without a reaction', async () => {
    const { discord, bot } = around;
    const { topic, ref } = await card();
    const person = await bot().core.directory.person({ platform: 'discord', accountId: discord.bo.id });
    const space = await bot().core.directory.space({ platform: 'discord', externalId: place.space });
    await bot().core.services.subscriptions.join(person, space, topic);
    await bot().core.reactions.onChanged(ref);
    await restart(() => undefined);
    expect(await followersOf(bot(), topic)).toEqual([idOf(discord.bo)]);
  });

  it('does not undo a leave, or being forgotten, by an emoji that is still there', async () => {
    const { discord, bot } = around;
    const { topic, message, ref, emoji } = await card();
    discord.ada.react(message, emoji);
    discord.bo.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.ada), idOf(discord.bo));
    const person = (id: string) => bot().core.directory.person({ platform: 'discord', accountId: id });
    await bot().core.services.subscriptions.leave(await person(discord.ada.id), topic);
    await bot().core.services.personal.forget(await person(discord.bo.id));
    await restart(() => undefined);
    await bot().core.reactions.onChanged(ref);
    expect(await followersOf(bot(), topic)).toEqual([]);
    // Taken away and set anew it is a new wish.
    discord.bo.unreact(message, emoji);
    await around.minute();
    discord.bo.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(discord.bo));
  });

  it('is not made for an emoji that the bot cannot use there', async () => {
    const { discord } = around;
    const own = '323456789012345678';
    discord.guild.emoji.add(own);
    const add = async (emoji: string) => {
      const topic = { name: 'lodestones', rule: 'lodestone', emoji };
      return wordsOf(await discord.manager.slash(discord.papers, 'paper-admin topic add', topic).reply());
    };
    const refused = ":stone: is not one of this server's own emoji, so I cannot react with it.";
    expect(await add('<:stone:423456789012345678>')).toContain(refused);
    expect(await add(`<:stone:${own}>`)).toContain('lodestones: not saved yet');
  });

  it('changes nothing when an event comes twice', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    const plain = { id: null, name: emoji };
    for (let i = 0; i < 3; i++) told('ADD', message, plain, discord.ada.id);
    await expectFollowers(bot(), topic, idOf(discord.ada));
    for (let i = 0; i < 3; i++) told('REMOVE', message, plain, discord.ada.id);
    await expectFollowers(bot(), topic);
  });

  it('is read again after a connection that did not resume', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    await around.later();
    discord.ada.react(message, emoji, { silent: true });
    const before = discord.gateway.handshakes.identifies;
    discord.gateway.invalidateSessions(false);
    const again = { timeout: 9_000 };
    await expect.poll(() => discord.gateway.handshakes.identifies, again).toBe(before + 1);
    await expect.poll(() => bot().core.platformOf('discord')?.state().detail, again).toBe('reconnected');
    await around.minute();
    await expectFollowers(bot(), topic, idOf(discord.ada));
  }, 15_000);

  it('is read again every few hours', async () => {
    const { discord, bot } = around;
    const { topic, message, emoji } = await card();
    await around.later();
    discord.ada.react(message, emoji, { silent: true });
    await around.minute();
    expect(await followersOf(bot(), topic)).toEqual([]);
    await around.later();
    expect(await followersOf(bot(), topic)).toEqual([idOf(discord.ada)]);
  });
});
