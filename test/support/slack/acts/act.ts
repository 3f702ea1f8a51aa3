import type { Core } from '../core.ts';
import type { Delivery, Outcome } from '../delivery.ts';
import type { Obj } from '../json.ts';
import type { ResponseUrl } from '../response-url.ts';
import type { Message } from '../state.ts';
import type { OpenView, ViewChange } from '../view-stacks.ts';
import { until } from '../waiting.ts';
import { type AckKind, applyAck } from './ack.ts';

/** What one person has before their eyes since they did something. */
export interface Seen {
  /** The first acknowledgement: payload, milliseconds, or why there was none. */
  ack: Outcome | undefined;
  /** What Slack itself tells the person when the bot failed: `operation_timeout`, `dispatch_failed`. */
  notice: string | undefined;
  /** Messages only this person sees, of whatever origin. */
  ephemeral: Message[];
  /** New messages of the bot in channels this person is in. */
  messages: Message[];
  /** What came through this act's own response_url or acknowledgement. */
  responses: Message[];
  edited: Message[];
  deleted: Message[];
  /** Views opened, pushed, updated, published for this person. */
  views: ViewChange[];
  /** Choices offered by a block_suggestion. */
  options: Obj[];
  /** Errors shown in the form: block_id -> text. */
  errors: Record<string, string>;
}

/** What the acknowledgement led to, beyond messages and views. */
export interface AckResult {
  options: Obj[];
  errors: Record<string, string>;
  notice?: string;
}

interface Parts {
  core: Core;
  user: string;
  kind: AckKind;
  delivery?: Delivery | undefined;
  responseUrl?: ResponseUrl;
  view?: OpenView;
}

/** Something a person did, and what they see of it. */
export class Act {
  readonly responseUrl: ResponseUrl | undefined;
  /** Undefined when the event was withheld: not subscribed, no scope, not in the channel. */
  readonly delivery: Delivery | undefined;
  private readonly core: Core;
  private readonly user: string;
  private readonly since: number;
  private result: AckResult = { options: [], errors: {} };
  private readonly done: Promise<void>;

  constructor(parts: Parts, since: number) {
    this.core = parts.core;
    this.user = parts.user;
    this.delivery = parts.delivery;
    this.responseUrl = parts.responseUrl;
    this.since = since;
    this.done = this.follow(parts);
  }

  /** True when a payload went out to the bot. */
  get sent(): boolean {
    return this.delivery !== undefined;
  }

  /** Waits for the result of the first attempt. With a manual clock, advance it for a timeout. */
  async acked(): Promise<Outcome> {
    if (this.delivery === undefined) throw new Error('Nothing was sent to the bot; see ledger.withheld()');
    const first = await this.delivery.first;
    if (first.ok) await this.done;
    return first;
  }

  /** Waits for the end of all attempts, repeats included. */
  async settled(): Promise<Outcome> {
    if (this.delivery === undefined) throw new Error('Nothing was sent to the bot; see ledger.withheld()');
    const last = await this.delivery.settled;
    await this.done;
    return last;
  }

  /** What the person sees now. */
  get seen(): Seen {
    const { world, views, changes } = this.core;
    const isNew = (thing: { seq: number }) => thing.seq > this.since;
    const mine = world.messages.filter((m) => isNew(m) && m.via !== 'person');
    const changed = changes.filter(isNew);
    return {
      ack: this.delivery?.outcomes[0],
      notice: this.result.notice,
      ephemeral: mine.filter((m) => m.ephemeralTo === this.user),
      messages: mine.filter((m) => m.ephemeralTo === undefined && this.reads(m.channel)),
      responses: [...(this.responseUrl?.posts ?? [])],
      edited: changed.filter((c) => c.what === 'edited').map((c) => c.message),
      deleted: changed.filter((c) => c.what === 'deleted').map((c) => c.message),
      views: views.log.filter((c) => isNew(c) && c.view.user === this.user),
      options: this.result.options,
      errors: this.result.errors,
    };
  }

  /** Waits until what the person sees satisfies the condition. */
  async until(condition: (seen: Seen) => boolean, ms = 3000): Promise<Seen> {
    await until(this.core, () => condition(this.seen), `what ${this.user} should see`, ms);
    return this.seen;
  }

  /** Waits for the first message the person can read, private or public. */
  async answer(ms = 3000): Promise<Message> {
    const seen = await this.until((now) => now.ephemeral.length + now.messages.length > 0, ms);
    const first = [...seen.ephemeral, ...seen.messages].sort((a, b) => a.seq - b.seq)[0];
    if (first === undefined) throw new Error('No message');
    return first;
  }

  /** Waits for the first view that opens or changes. */
  async view(ms = 3000): Promise<OpenView> {
    const seen = await this.until((now) => now.views.length > 0, ms);
    const first = seen.views[0];
    if (first === undefined) throw new Error('No view');
    return first.view;
  }

  private reads(channel: string): boolean {
    return this.core.world.channels.get(channel)?.members.has(this.user) === true;
  }

  private async follow(parts: Parts): Promise<void> {
    if (this.delivery === undefined) return;
    const outcome = await this.delivery.settled;
    if (outcome.ok) {
      this.result = applyAck(parts.core, parts, outcome.payload);
    } else if (parts.kind !== 'event') {
      this.result.notice = outcome.why === 'operation_timeout' ? 'operation_timeout' : 'dispatch_failed';
    }
    for (const watcher of [...this.core.watchers]) watcher();
  }
}
