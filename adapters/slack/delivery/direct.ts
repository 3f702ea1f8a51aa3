import type { webApi } from '@slack/bolt';
import type { Address, PersonRef, PostResult } from '../../../src/chat/api.ts';
import { RetryLater } from '../../../src/errors.ts';
import type { Identity } from '../identity.ts';
import { TIMES } from '../limits.ts';
import { addressOf } from './place.ts';
import { postFailure } from './post-failure.ts';

/** Opens the direct messages with a person, or finds them. Throws `RetryLater` for what is not the person's doing. */
export async function openDirect(
  person: PersonRef,
  parts: { client: webApi.WebClient; identity: Identity },
): Promise<Address | { readonly refused: string }> {
  const { client, identity } = parts;
  try {
    const { channel } = await client.conversations.open({ users: person.accountId });
    if (channel?.id) return addressOf({ channel: channel.id }, identity.teamId);
    throw new RetryLater('Slack opened no conversation', TIMES.notConnected);
  } catch (error) {
    if (error instanceof RetryLater) throw error;
    const result = postFailure(error, { kind: 'direct' }, identity.userName);
    if (result.state === 'refused' && ['closed', 'gone'].includes(result.reason))
      return { refused: result.detail };
    throw retryLater(result);
  }
}

/** A conversation that did not open as an error to wait after. */
export function retryLater(result: PostResult): RetryLater {
  const detail = 'detail' in result ? result.detail : '';
  return new RetryLater(detail, result.state === 'later' ? result.afterMs : TIMES.notConnected);
}
