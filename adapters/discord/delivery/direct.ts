import { type APIChannel, type REST, Routes } from 'discord.js';
import type { Address, PersonRef, PostResult } from '../../../src/chat/api.ts';
import { RetryLater } from '../../../src/errors.ts';
import { TIMES } from '../limits.ts';
import { DISCORD } from '../name.ts';
import { postFailure } from './post-failure.ts';

/** Opens the direct messages with a person, or finds them: Discord keeps one channel for both. Throws `RetryLater` for what is not the person's doing. */
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
    if (result.state === 'refused' && result.reason !== 'unauthorised') return { refused: result.detail };
    throw retryLater(result);
  }
}

/** A conversation that did not open as an error to wait after. */
export function retryLater(result: PostResult): RetryLater {
  const detail = 'detail' in result ? result.detail : '';
  return new RetryLater(detail, result.state === 'later' ? result.afterMs : TIMES.notConnected);
}
