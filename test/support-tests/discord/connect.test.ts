import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { clientFor, ready } from './client.ts';

let server: DiscordServer;
let client: Client;

beforeEach(async () => {
  server = await startDiscord();
  client = clientFor(server);
});

afterEach(async () => {
  await client.destroy();
  await server.stop();
  expect(server.crashes).toEqual([]);
});

test('the client receives its guild with roles, channels and itself', async () => {
  const bot = await ready(client, server.token);
  const guild = bot.guilds.cache.get(server.guild.id);
  expect(guild?.name).toBe('Reading group');
  expect(guild?.channels.cache.map((channel) => channel.name)).toEqual(['general', 'papers']);
  expect(guild?.roles.cache.has(server.managerRole.id)).toBe(true);
  expect(guild?.members.me?.id).toBe(server.applicationId);
});

test('a message posted by the client stands in its channel', async () => {
  const bot = await ready(client, server.token);
  const channel = await bot.channels.fetch(server.papers.id);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const sent = await channel.send({ content: 'Hello', embeds: [{ title: 'A paper' }] });
  const [message] = server.messagesIn(server.papers);
  expect(message).toMatchObject({ id: sent.id, content: 'Hello', embeds: [{ title: 'A paper' }] });
});

test('a mention reaches the client with its text', async () => {
  const bot = await ready(client, server.token);
  const heard = new Promise<string>((resolve) =>
    bot.on(Events.MessageCreate, (message) => resolve(message.content)),
  );
  server.ada.send(server.general, `<@${server.applicationId}> help`);
  expect(await heard).toBe(`<@${server.applicationId}> help`);
});

test('a reaction reaches the client, on a message it never saw', async () => {
  const message = server.bo.send(server.papers, 'before the bot came', { silent: true });
  const bot = await ready(client, server.token);
  const heard = new Promise<string>((resolve) =>
    bot.on(Events.MessageReactionAdd, (reaction, user) =>
      resolve(`${user.id} ${reaction.emoji.name} ${reaction.message.id}`),
    ),
  );
  server.ada.react(message, '👍');
  expect(await heard).toBe(`${server.ada.id} 👍 ${message.id}`);
});

test('discord.js drops a reaction in a direct message whose channel it has not fetched since its start', async () => {
  // The event names no channel type, so the library cannot build the channel, with or without partials.
  const message = server.ada.send(server.ada.dm, 'before the bot came', { silent: true });
  const bot = await ready(client, server.token);
  const heard: (string | null)[] = [];
  bot.on(Events.MessageReactionAdd, (reaction) => heard.push(reaction.emoji.name));
  server.ada.react(message, '👍');
  await bot.channels.fetch(server.ada.dm.id);
  server.ada.react(message, '🔖');
  await expect.poll(() => heard, { interval: 5 }).toEqual(['🔖']);
});
