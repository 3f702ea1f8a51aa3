import { Events } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../../adapters/discord/connection/client.ts';
import { RestGate } from '../../../adapters/discord/connection/rest-gate.ts';
import { systemClock } from '../../../src/clock.ts';
import { startDiscord } from '../../support/discord/server.ts';

const PEOPLE = 600;

test('however many people react, few are remembered, and no message', async () => {
  const server = await startDiscord();
  const client = createClient({ apiBase: server.apiBase }, new RestGate(), systemClock);
  onTestFinished(async () => {
    await client.destroy();
    await server.stop();
  });
  await client.login(server.token);
  const message = server.bo.send(server.papers, 'popular');
  const { promise, resolve } = Promise.withResolvers<void>();
  let seen = 0;
  client.on(Events.MessageReactionAdd, () => {
    seen += 1;
    if (seen === PEOPLE) resolve();
  });
  for (let index = 0; index < PEOPLE; index++) server.person(`p${index}`).react(message, '👍');
  await promise;
  const guild = client.guilds.cache.get(server.guild.id);
  const channel = client.channels.cache.get(server.papers.id);
  expect(client.users.cache.size).toBeLessThanOrEqual(201);
  expect(guild?.members.cache.size).toBeLessThanOrEqual(201);
  expect(channel && 'messages' in channel ? channel.messages.cache.size : undefined).toBe(0);
});
