import type { webApi } from '@slack/bolt';

const KEPT = 1000;

/** Which message a thread hangs on: a reply can have no thread of its own, its root has it. */
export class ThreadRoots {
  readonly #client: webApi.WebClient;
  /** Message → root, oldest first. */
  readonly #known = new Map<string, string>();

  constructor(client: webApi.WebClient) {
    this.#client = client;
  }

  /** A message of ours just posted, in a thread or not. */
  learn(channel: string, ts: string, root = ts): void {
    this.#known.set(`${channel} ${ts}`, root);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
  }

  /** Rejects when Slack does not tell, e.g. of a message that is gone. A reply's address names its root, and reading one needs no scope. https://docs.slack.dev/reference/methods/chat.getPermalink */
  async rootOf(channel: string, ts: string): Promise<string> {
    const known = this.#known.get(`${channel} ${ts}`);
    if (known !== undefined) return known;
    const { permalink = '' } = await this.#client.chat.getPermalink({ channel, message_ts: ts });
    const root = URL.canParse(permalink) ? new URL(permalink).searchParams.get('thread_ts') : null;
    this.learn(channel, ts, root ?? ts);
    return root ?? ts;
  }
}
