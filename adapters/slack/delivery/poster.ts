import type { webApi } from '@slack/bolt';
import type { Address, DeliveryKey, Message, PostedRef, PostResult } from '../../../src/chat/api.ts';
import { inTime } from '../../../src/chat/in-time.ts';
import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';
import type { FileIds } from '../render/blocks.ts';
import { QUIET, render } from '../render/render.ts';
import { failureOf } from '../web/failures.ts';
import { markOf } from './mark.ts';
import type { Pace } from './pace.ts';
import type { Pictures } from './pictures.ts';
import { type Place, placeOf } from './place.ts';
import { later, postFailure } from './post-failure.ts';
import type { ThreadRoots } from './thread-roots.ts';

interface Parts {
  /** Neither repeats nor waits. */
  readonly client: webApi.WebClient;
  readonly pace: Pace;
  readonly roots: ThreadRoots;
  readonly pictures: Pictures;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly botName: string;
  readonly stopped: AbortSignal;
}

const PICTURE_TRIES = 5;
const NO_FILES: FileIds = new Map();

/** Sends and changes messages, one request each. */
export class Poster {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async post(
    to: Address,
    message: Message,
    key: DeliveryKey,
    maySend: () => boolean = () => true,
  ): Promise<PostResult> {
    const place = await this.#placeFor(to);
    if ('state' in place) return place;
    const { channel, thread } = place;
    const hindrance = this.#resting('chat.postMessage') ?? (await this.#turn(channel));
    if (hindrance) return hindrance;
    const files = await this.#parts.pictures.of(message);
    const posting = { channel, metadata: markOf(key), ...(thread !== undefined && { thread_ts: thread }) };
    const { client, roots } = this.#parts;
    const result = await this.#withPictures(files, (shown) => {
      const body = { ...render(message, shown), ...QUIET, ...posting };
      return this.#send('chat.postMessage', to, () => inTime(maySend, () => client.chat.postMessage(body)));
    });
    if (result.state === 'accepted') roots.learn(result.channelId, result.messageId, thread);
    return result;
  }

  /** Below a message: in the thread that it hangs on or that hangs on it. */
  async #placeFor(to: Address): Promise<Place | PostResult> {
    const place = placeOf(to);
    if (to.under === undefined || place.thread !== undefined) return place;
    try {
      return { ...place, thread: await this.#parts.roots.rootOf(place.channel, to.under) };
    } catch (error) {
      const result = postFailure(error, to, this.#parts.botName);
      // Nothing was posted yet.
      return result.state === 'unknown' ? later(TIMES.notConnected, result.detail) : result;
    }
  }

  /** Until Slack knows a file it refuses whole messages that name it: asked again a few times, then without pictures. */
  async #withPictures(files: FileIds, post: (shown: FileIds) => Promise<PostResult>): Promise<PostResult> {
    const { clock, stopped } = this.#parts;
    for (let left = PICTURE_TRIES; files.size > 0 && left > 0; left--) {
      const result = await post(files);
      if (result.state !== 'refused' || result.reason !== 'invalid') return result;
      const rested = await clock.sleep(TIMES.pictureReady, stopped).then(
        () => true,
        () => false,
      );
      if (!rested) return later(TIMES.notConnected, 'I am stopping');
    }
    return post(NO_FILES);
  }

  async edit({ channelId, messageId }: PostedRef, message: Message): Promise<PostResult> {
    const { parse, link_names } = QUIET;
    const body = { ...render(message), parse, link_names, channel: channelId, ts: messageId };
    const hindrance = this.#resting('chat.update');
    return (
      hindrance ?? this.#send('chat.update', { kind: 'channel' }, () => this.#parts.client.chat.update(body))
    );
  }

  async #turn(channel: string): Promise<PostResult | undefined> {
    const { pace, clock, stopped } = this.#parts;
    const wait = pace.turn(channel);
    if (wait === undefined) return later(TIMES.postPatience, 'many messages wait for this channel');
    if (wait === 0) return undefined;
    const rested = await clock.sleep(wait, stopped).then(
      () => true,
      () => false,
    );
    return rested ? this.#resting('chat.postMessage') : later(TIMES.notConnected, 'I am stopping');
  }

  #resting(method: string): PostResult | undefined {
    const rest = this.#parts.pace.restMs(method);
    return rest > 0 ? later(rest, 'Slack asked to wait', true) : undefined;
  }

  async #send(
    method: string,
    to: Pick<Address, 'kind' | 'name'>,
    request: () => Promise<{ ts?: string; channel?: string }>,
  ): Promise<PostResult> {
    try {
      const { ts, channel } = await request();
      if (ts && channel) return { state: 'accepted', messageId: ts, channelId: channel };
      return { state: 'unknown', detail: 'Slack answered without a message' };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'wait') this.#parts.pace.rest(method, failure.afterMs);
      return postFailure(error, to, this.#parts.botName);
    }
  }
}
