import type { types, webApi } from '@slack/bolt';
import type { Message } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import type { Place } from '../delivery/place.ts';
import type { PrivateFiles } from '../delivery/private-files.ts';
import { TIMES } from '../limits.ts';
import { QUIET, type Rendered, render } from '../render/render.ts';

/** Who waits for an answer, and where. */
export interface Asker {
  readonly userId: string;
  readonly place: Place;
  /** A secret for half an hour; takes five answers. */
  readonly responseUrl?: string | undefined;
}

interface Parts {
  readonly client: webApi.WebClient;
  readonly log: Log;
  /** Ends with the adapter, and has its time limit. */
  readonly fetch: webApi.FetchFunction;
  readonly files: PrivateFiles;
}

/** Private answers. Where one way is closed the next is taken, since somebody waits; only when none is left it goes to the log. */
export class ReplyRoute {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Shows a message to the asker alone; `replace` puts it in place of the message that was pressed. */
  async say(to: Asker, message: Message, { replace = false } = {}): Promise<void> {
    const { client, files } = this.#parts;
    const { channel, thread } = to.place;
    const body = { ...render(await files.give(to.userId, message)), ...QUIET };
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    const ways = [
      () => this.#respond(to.responseUrl, { ...body, ...(replace ? {} : inThread), replace }),
      () => client.chat.postEphemeral({ ...body, ...inThread, channel, user: to.userId }),
      // The bot is not in that channel: the direct conversation is left.
      () => client.chat.postMessage({ ...body, channel: to.userId }),
    ];
    await this.#first(ways.slice(to.responseUrl === undefined ? 1 : 0));
  }

  /** Says something for everybody in a conversation to read, such as a direct one. */
  async sayOpenly({ userId, place }: Asker, message: Message): Promise<void> {
    const { client, files } = this.#parts;
    const { channel, thread } = place;
    const body = { ...render(await files.give(userId, message)), ...QUIET, channel };
    await this.#first([
      () => client.chat.postMessage(thread === undefined ? body : { ...body, thread_ts: thread }),
    ]);
  }

  /** False when Slack did not open it: a trigger lives three seconds. */
  async openForm(trigger: string, view: types.View): Promise<boolean> {
    return this.#first([() => this.#parts.client.views.open({ trigger_id: trigger, view })]);
  }

  async #respond(
    url: string | undefined,
    { replace, ...body }: Rendered & typeof QUIET & { thread_ts?: string; replace: boolean },
  ): Promise<void> {
    const response = await this.#parts.fetch(url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...body, response_type: 'ephemeral', replace_original: replace }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMES.request),
    });
    if (!response.ok) throw new Error(`the response_url answered ${response.status}`);
  }

  async #first(ways: readonly (() => Promise<unknown>)[]): Promise<boolean> {
    for (const way of ways) {
      try {
        await way();
        return true;
      } catch (error) {
        this.#parts.log.warn({ reason: describeError(error) }, 'Slack did not take an answer');
      }
    }
    return false;
  }
}
