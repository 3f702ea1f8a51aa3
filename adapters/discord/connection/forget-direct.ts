import { type Client, Events } from 'discord.js';

/** Forgets a direct channel once its event was handed on: the one cache the library can neither limit nor sweep grows by one for each person who writes. */
export function forgetDirectChannels(client: Client): void {
  const forget = ({ guildId, channelId }: { guildId: string | null; channelId: string | null }) => {
    if (guildId === null && channelId !== null) client.channels.cache.delete(channelId);
  };
  client.on(Events.InteractionCreate, forget);
  client.on(Events.MessageCreate, forget);
}
