import type {
  Address,
  ChatPlatform,
  Message,
  PersonRef,
  PostedRef,
  PostResult,
  ReactionList,
} from '../../src/chat/api.ts';

/** A platform that fits in a pocket: it keeps what is posted, and answers as the test sets it. */
export class PocketPlatform implements ChatPlatform {
  readonly name = 'pocket';
  readonly sent: { to: Address; message: Message; key: string }[] = [];
  /** Ids of messages that were changed, in order. */
  readonly edits: string[] = [];
  readonly seeded: { messageId: string; put: readonly string[]; take: readonly string[] }[] = [];
  /** Account ids that may manage every channel. */
  readonly managers = new Set<string>();
  /** What the next posts come to; then all are accepted. */
  readonly results: (PostResult | Error)[] = [];
  readonly lists = new Map<string, ReactionList>();
  missing: string | undefined;
  /** Set by a test whose platform has addresses for messages. */
  linkTo?: (posted: PostedRef, space: string) => string;

  start = async () => undefined;
  stop = async () => undefined;
  state = () => ({ state: 'connected', detail: '' }) as const;
  find = async () => ({ state: 'absent' }) as const;
  missingRight: ChatPlatform['missingRight'] = async () => this.missing;

  async post(to: Address, message: Message, key: string): Promise<PostResult> {
    const result = this.results.shift();
    if (result instanceof Error) throw result;
    if (result) return result;
    this.sent.push({ to, message, key });
    return { state: 'accepted', messageId: `m${this.sent.length}`, channelId: to.channelId };
  }

  async edit(posted: PostedRef, message: Message): Promise<PostResult> {
    const result = this.results.shift();
    if (result instanceof Error) throw result;
    if (result) return result;
    const at = Number(posted.messageId.slice(1)) - 1;
    const before = this.sent[at];
    if (!before) return { state: 'refused', reason: 'gone', detail: '' };
    this.sent[at] = { ...before, message };
    this.edits.push(posted.messageId);
    return { state: 'accepted', ...posted };
  }

  async seed({ messageId }: PostedRef, put: readonly string[], take: readonly string[]): Promise<void> {
    this.seeded.push({ messageId, put, take });
  }

  async reactions({ messageId }: PostedRef): Promise<ReactionList> {
    return this.lists.get(messageId) ?? { state: 'read', reactions: [] };
  }

  async direct({ accountId }: PersonRef): Promise<Address> {
    return { platform: this.name, kind: 'direct', channelId: `d-${accountId}` };
  }

  async mayManage({ accountId }: PersonRef): Promise<boolean> {
    return this.managers.has(accountId);
  }
}
