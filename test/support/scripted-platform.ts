import type {
  Address,
  ChatPlatform,
  FindResult,
  Message,
  PersonRef,
  PlatformState,
  PostResult,
} from '../../src/chat/api.ts';

/** One message as it arrived at the platform. */
export interface Arrived {
  readonly to: Address;
  readonly message: Message;
  readonly key: string;
  readonly messageId: string;
}

/** How the platform takes one message; `arrives` says whether it then stands in the channel. */
export interface Reply {
  readonly arrives: boolean;
  readonly result: PostResult | Error;
}

/** A chat platform that does as told: a stand-in for the world outside, with its own ledger. */
export class ScriptedPlatform implements ChatPlatform {
  readonly name: string;
  /** What stands in the channels, in order. */
  readonly arrived: Arrived[] = [];
  /** Keys of all requests, in order. */
  readonly requests: string[] = [];
  readonly opened: string[] = [];
  readonly lookedUp: string[] = [];
  connected: PlatformState['state'] = 'connected';
  /** Taken in order by the next posts; then everything is accepted. */
  readonly replies: Reply[] = [];
  /** Overrides what `find` reads from the ledger. */
  findAnswer: FindResult | Error | undefined;
  /** Accounts whose direct messages are closed. */
  readonly closed = new Set<string>();
  /** What is missing in a channel that refused, until it accepts. */
  readonly missing = new Map<string, string>();
  /** Runs while a request is under way. */
  duringPost: () => Promise<void> = async () => undefined;

  constructor(name: string) {
    this.name = name;
  }

  async post(to: Address, message: Message, key: string): Promise<PostResult> {
    this.requests.push(key);
    const messageId = `m${this.requests.length}`;
    const reply = this.replies.shift() ?? accepted(to.channelId, messageId);
    if (reply.arrives) this.arrived.push({ to, message, key, messageId });
    await this.duringPost();
    if (reply.result instanceof Error) throw reply.result;
    if (reply.result.state === 'refused') this.missing.set(to.channelId, reply.result.detail);
    if (reply.result.state === 'accepted') this.missing.delete(to.channelId);
    return reply.result;
  }

  async find(_to: Address, key: string): Promise<FindResult> {
    this.lookedUp.push(key);
    if (this.findAnswer instanceof Error) throw this.findAnswer;
    if (this.findAnswer) return this.findAnswer;
    const found = this.arrived.find((message) => message.key === key);
    if (!found) return { state: 'absent' };
    return { state: 'found', messageId: found.messageId, channelId: found.to.channelId };
  }

  async direct(person: PersonRef): Promise<Address | { refused: string }> {
    this.opened.push(person.accountId);
    if (this.closed.has(person.accountId)) {
      return { refused: 'Your direct messages are closed. Open them for this server, then join again.' };
    }
    return { platform: this.name, kind: 'direct', channelId: `dm-${person.accountId}` };
  }

  state(): PlatformState {
    return { state: this.connected, detail: '' };
  }

  async start(): Promise<void> {
    this.connected = 'connected';
  }

  async stop(): Promise<void> {
    this.connected = 'stopped';
  }

  async edit(): Promise<PostResult> {
    return { state: 'refused', reason: 'invalid', detail: 'nothing is edited here' };
  }

  async reactions() {
    return { state: 'read' as const, reactions: [] };
  }

  async missingRight({ channelId }: Address): Promise<string | undefined> {
    return this.missing.get(channelId);
  }

  async mayManage(): Promise<boolean> {
    return true;
  }
}

export function accepted(channelId: string, messageId: string): Reply {
  return { arrives: true, result: { state: 'accepted', channelId, messageId } };
}
