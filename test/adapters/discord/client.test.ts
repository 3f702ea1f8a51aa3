import { Events, GatewayDispatchEvents } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../../adapters/discord/connection/client.ts';
import { forgetDirectChannels } from '../../../adapters/discord/connection/forget-direct.ts';
import { RestGate } from '../../../adapters/discord/connection/rest-gate.ts';
import { systemClock } from '../../../src/clock.ts';
import { startDiscord } from '../../support/discord/server.ts';

const PEOPLE = 600;

async function connected() {
  const server = await startDiscord();
  const client = createClient({ apiBase: server.apiBase }, new RestGate(), systemClock);
  onTestFinished(async () => {
    await client.destroy();
    await server.stop();
  });
  await client.login(server.token);
  return { server, client };
}

test('however many people react, few are remembered, and no message', async () => {
  const { server, client } = await connected();
  const message = server.bo.send(server.papers, 'popular');
  const { promise: all, resolve } = Promise.withResolvers<void>();
  let seen = 0;
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, () => {
    seen += 1;
    if (seen === PEOPLE) resolve();
  });
  for (let index = 0; index < PEOPLE; index++) server.person(`p${index}`).react(message, '👍');
  await all;
  const guild = client.guilds.cache.get(server.guild.id);
  const channel = client.channels.cache.get(server.papers.id);
  expect(client.users.cache.size).toBeLessThanOrEqual(201);
  expect(guild?.members.cache.size).toBeLessThanOrEqual(201);
  expect(channel && 'messages' in channel ? channel.messages.cache.size : undefined).toBe(0);
});

test('however many people write directly, no channel of theirs is remembered', async () => {
  const { server, client } = await connected();
  forgetDirectChannels(client);
  const { promise: all, resolve } = Promise.withResolvers<void>();
  client.on(Events.MessageCreate, ({ content }) => content === 'last' && resolve());
  for (let index = 0; index < 30; index++) {
    const person = server.person(`p${index}`);
    person.send(person.dm, index === 29 ? 'last' : 'hello');
  }
  await all;
  expect(client.channels.cache.filter((channel) => channel.isDMBased()).size).toBe(0);
});
