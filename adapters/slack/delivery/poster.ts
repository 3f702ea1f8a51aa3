import type { webApi } from '@slack/bolt';
import type { Address, DeliveryKey, Message, PostedRef, PostResult } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';
import { QUIET, render } from '../render/render.ts';
import { failureOf } from '../web/failures.ts';
import { markOf } from './mark.ts';
import type { Pace } from './pace.ts';
import { placeOf } from './place.ts';
import { later, postFailure } from './post-failure.ts';

interface Parts {
  /** Neither repeats nor waits. */
  readonly client: webApi.WebClient;
  readonly pace: Pace;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly botName: string;
  readonly stopped: AbortSignal;
}

/** Sends and changes messages, one request each. */
export class Poster {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async post(to: Address, message: Message, key: DeliveryKey): Promise<PostResult> {
    const { channel, thread } = placeOf(to);
    const hindrance = this.#resting('chat.postMessage') ?? (await this.#turn(channel));
    if (hindrance) return hindrance;
    const body = { ...render(message), ...QUIET, channel, metadata: markOf(key) };
    const { client } = this.#parts;
    return this.#send('chat.postMessage', to, () =>
      client.chat.postMessage(thread === undefined ? body : { ...body, thread_ts: thread }),
    );
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
    return rest > 0 ? later(rest, 'Slack asked to wait') : undefined;
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
