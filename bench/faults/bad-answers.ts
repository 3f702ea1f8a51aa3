import { type FaultBehaviour, fault } from '../../test/support/discord/faults.ts';
import type { World } from '../../test/support/faults/world.ts';
import type { Fault } from '../../test/support/slack/faults.ts';

/** A way in which both platforms answer wrongly, given to the next message. */
export interface BadAnswer {
  readonly name: string;
  /** How long it asks to wait, at least, as we are to understand it. */
  readonly waitMs?: number;
  /** Takes seconds of real time: only the whole form tries it. */
  readonly slow?: boolean;
  /** Scripts it; what it gives back undoes what would last. */
  give(world: World, discordChannel: string): (() => void) | undefined;
}

const MESSAGES = '/channels/:channel/messages';
const SECOND = 1_000;
/** Shorter is taken as this, longer as the other. */
const LEAST_WAIT_MS = SECOND;
const MOST_WAIT_MS = 15 * 60 * SECOND;

interface Both {
  readonly onDiscord: FaultBehaviour;
  readonly onSlack: Fault;
}

const TAKEN: Both = { onDiscord: fault.acceptThenReset(), onSlack: 'acceptThenReset' };

/** A2 to A5: what became of the message can be read in the channel. */
export const BAD_ANSWERS: readonly BadAnswer[] = [
  once('accepted, and the answer never comes', fault.acceptThenHang(), 'acceptThenHang', { slow: true }),
  once('accepted, 502', fault.acceptThenStatus(502), { acceptThenStatus: 502 }),
  once('accepted, 504', fault.acceptThenStatus(504), { acceptThenStatus: 504 }),
  once('accepted, then cut', fault.acceptThenReset(), 'acceptThenReset'),
  once('not accepted, 500', fault.refuseWithStatus(500), { refuseWithStatus: 500 }),
  once('not accepted, cut', fault.reset(), 'reset'),
  ...['0', '1', '65', '1337', undefined, 'soon', 'Fri, 27 Nov 2099 09:00:00 GMT'].map(tooFast),
  {
    name: 'not accepted, and a person posted a copy',
    give: (world, channel) => {
      script(world, channel, fault.refuseWithStatus(500), { refuseWithStatus: 500 });
      for (const reader of world.readers) {
        const copy = world.messages(reader).at(-1)?.slice(0, 1_500) ?? 'Paperboy';
        if (reader.platform === 'slack') world.slack.as(world.slack.ids.admin).say(reader.channelId, copy);
        else sayOnDiscord(world, reader.channelId, copy);
      }
      return undefined;
    },
  },
];

/** A7: what became of it cannot be read. */
export const UNREADABLE: readonly BadAnswer[] = [
  unreadable('no right to read: an empty page, a missing scope', (world, channel) => {
    const place = world.discord.state.channels.get(channel);
    if (place) world.discord.admin.deny(place, ['readHistory']);
    world.slack.faults.always('conversations.history', { error: 'missing_scope' });
    return () => {
      if (place) world.discord.admin.allow(place, ['readHistory']);
    };
  }),
  unreadable('403', (world, channel) => {
    const answer = fault.answer(403, { code: 50001, message: 'Missing Access' });
    world.discord.faults.next({ method: 'GET', route: MESSAGES, path: pathOf(channel) }, answer, 9);
    world.slack.faults.always('conversations.history', { error: 'not_in_channel' });
    return undefined;
  }),
  unreadable(
    'not accepted, and 500',
    (world, channel) => {
      world.discord.faults.next(
        { method: 'GET', route: MESSAGES, path: pathOf(channel) },
        fault.answer(500),
        9,
      );
      world.slack.faults.always('conversations.history', { error: 'fatal_error' });
      return undefined;
    },
    { onDiscord: fault.reset(), onSlack: 'reset' },
  ),
  unreadable('429', (world, channel) => {
    const answer = fault.rateLimit('2', 'shared');
    world.discord.faults.next({ method: 'GET', route: MESSAGES, path: pathOf(channel) }, answer, 9);
    world.slack.faults.always('conversations.history', { ratelimited: 30 });
    return undefined;
  }),
];

function once(
  name: string,
  onDiscord: FaultBehaviour,
  onSlack: Fault,
  more: Partial<BadAnswer> = {},
): BadAnswer {
  return {
    name,
    ...more,
    give: (world, channel) => {
      script(world, channel, onDiscord, onSlack);
      return undefined;
    },
  };
}

/** What cannot be read as a number of seconds is at least the shortest wait. */
function tooFast(retryAfter: string | undefined): BadAnswer {
  const seconds = Number(retryAfter);
  const asked = Number.isFinite(seconds) ? seconds * SECOND : 0;
  const waitMs = Math.min(Math.max(asked, LEAST_WAIT_MS), MOST_WAIT_MS);
  return once(
    `429, Retry-After ${retryAfter ?? 'missing'}`,
    fault.rateLimit(retryAfter, 'shared'),
    { ratelimited: retryAfter ?? null },
    { waitMs },
  );
}

function unreadable(name: string, close: BadAnswer['give'], { onDiscord, onSlack }: Both = TAKEN): BadAnswer {
  return {
    name,
    give: (world, channel) => {
      script(world, channel, onDiscord, onSlack);
      const open = close(world, channel);
      return () => {
        open?.();
        world.discord.faults.clear();
        world.slack.faults.clear();
      };
    },
  };
}

function script(world: World, channel: string, onDiscord: FaultBehaviour, onSlack: Fault): void {
  world.discord.faults.next({ method: 'POST', route: MESSAGES, path: pathOf(channel) }, onDiscord);
  world.slack.faults.next('chat.postMessage', onSlack);
}

const pathOf = (channel: string): string => `/channels/${channel}/messages`;

function sayOnDiscord({ discord }: World, channelId: string, text: string): void {
  const channel = discord.state.channels.get(channelId);
  if (channel) discord.ada.send(channel, text);
}
