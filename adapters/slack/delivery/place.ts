import type { Address } from '../../../src/chat/api.ts';
import { SLACK } from '../name.ts';

/** A channel and, for a thread, the message it hangs on. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

/** A thread's address is `C…:ts`; its messages are named by the channel alone, as Slack's events do. */
export function placeOf({ channelId }: Pick<Address, 'channelId'>): Place {
  const [channel = '', thread] = channelId.split(':');
  return thread ? { channel, thread } : { channel };
}

/** A channel as the core names it; direct messages are known by their id. */
export function addressOf(place: Place, teamId: string, name?: string): Address {
  const { channel, thread } = place;
  const isDirect = channel.startsWith('D');
  return {
    platform: SLACK,
    kind: isDirect ? 'direct' : thread ? 'thread' : 'channel',
    // In a direct conversation a thread is where somebody happened to press; the conversation is the place.
    channelId: thread && !isDirect ? `${channel}:${thread}` : channel,
    spaceId: teamId,
    ...(name && !isDirect && { name }),
  };
}

/** A place as a person knows it. */
export function placeName({ kind, name }: Pick<Address, 'kind' | 'name'>): string {
  if (kind === 'direct') return 'the direct messages';
  if (name) return `#${name}`;
  return kind === 'thread' ? 'the thread' : 'the channel';
}
