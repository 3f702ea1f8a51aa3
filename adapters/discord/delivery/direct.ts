import { type APIChannel, type REST, Routes } from 'discord.js';
import type { Address, PersonRef } from '../../../src/chat/api.ts';
import { DISCORD } from '../name.ts';
import { postFailure } from './post-failure.ts';

/** Opens the direct messages with a person, or finds them: Discord keeps one channel for both. */
export async function openDirect(
  person: PersonRef,
  rest: REST,
): Promise<Address | { readonly refused: string }> {
  try {
    const body = { recipient_id: person.accountId };
    const channel = (await rest.post(Routes.userChannels(), { body })) as APIChannel;
    return { platform: DISCORD, kind: 'direct', channelId: channel.id };
  } catch (error) {
    const result = postFailure(error, { kind: 'direct' });
    return { refused: result.state === 'accepted' ? '' : result.detail };
  }
}
