import { IntentsBitField, PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { createClient } from '../../../adapters/discord/connection/client.ts';
import { RestGate } from '../../../adapters/discord/connection/rest-gate.ts';
import { dispatches } from '../../../adapters/discord/dispatches.ts';
import { listeners } from '../../../adapters/discord/listeners.ts';
import {
  eventNames,
  FEATURES,
  inviteLink,
  permissionBits,
} from '../../../adapters/discord/platform-table.ts';
import { systemClock } from '../../../src/clock.ts';
import { intentFor } from '../../support/discord/intents.ts';

test('what is listened to is exactly the events of the table', () => {
  const heard = Object.keys(listeners({} as Parameters<typeof listeners>[0])).map(gatewayName);
  const taken = Object.keys(dispatches({} as Parameters<typeof dispatches>[0]));
  expect([...heard, ...taken].sort()).toEqual([...eventNames()].sort());
});

test('each feature asks for the intents without which its events stay away', () => {
  for (const { events, intents } of FEATURES) {
    const asked = new IntentsBitField([...intents]).bitfield;
    for (const event of events) {
      const needed = [true, false].map((inGuild) => intentFor(event, inGuild));
      expect(needed.some((intent) => (asked & intent) === intent)).toBe(true);
    }
  }
});

/** `messageReactionAdd` comes as `MESSAGE_REACTION_ADD`. */
function gatewayName(event: string): string {
  return event.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

test('the client asks for the intents of the table, none of them privileged', async () => {
  const client = createClient({}, new RestGate(), systemClock);
  expect(new IntentsBitField(client.options.intents).toArray().sort()).toEqual([
    'DirectMessageReactions',
    'DirectMessages',
    'GuildMessageReactions',
    'GuildMessages',
    'Guilds',
  ]);
  await client.destroy();
});

test('the invite link asks for these permissions and no more', () => {
  const link = new URL(inviteLink('1000'));
  expect(link.searchParams.get('permissions')).toBe(String(permissionBits()));
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');
  expect(new PermissionsBitField(permissionBits()).toArray().sort()).toEqual([
    'AddReactions',
    'AttachFiles',
    'CreatePublicThreads',
    'EmbedLinks',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'UseExternalEmojis',
    'ViewChannel',
  ]);
});
