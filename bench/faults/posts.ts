import type { Platform, World } from '../../test/support/faults/world.ts';

/** One request to post, as the platform saw it. */
export interface Post {
  readonly platform: Platform;
  /** What a rate limit is about: on Discord the channel, on Slack the method. */
  readonly route: string;
  readonly at: number;
  /** The whole of what was to be posted where; a message sent again is the same. */
  readonly said: string;
  /** When it was told to wait. */
  readonly refusedAt?: number;
}

const TOO_FAST = 429;

/** All requests to post so far, whatever became of them. */
export function postsIn({ discord, slack }: World): Post[] {
  return [
    ...discord.ledger.requests('POST', '/channels/:channel/messages').map(({ at, path, answered, body }) => ({
      ...{ platform: 'discord' as const, route: path, at, said: JSON.stringify([path, body]) },
      ...(answered === TOO_FAST && { refusedAt: at }),
    })),
    ...slack.ledger.calls('chat.postMessage').map(({ at, status, fault, args }) => ({
      ...{ platform: 'slack' as const, route: 'chat.postMessage', at, said: JSON.stringify(args) },
      ...((status === TOO_FAST || fault === 'ratelimited') && { refusedAt: at }),
    })),
  ];
}
