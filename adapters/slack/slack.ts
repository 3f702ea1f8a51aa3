import type {
  Address,
  ChatHandlers,
  ChatPlatform,
  DeliveryKey,
  FindResult,
  GroupRef,
  LinksSince,
  Message,
  PersonRef,
  PlatformState,
  PostedRef,
  PostResult,
  ReactionList,
  Trusted,
} from '../../src/chat/api.ts';
import { lookBackMs } from '../../src/chat/look-back.ts';
import { ConfigError, describeError } from '../../src/errors.ts';
import { openDirect, retryLater } from './delivery/direct.ts';
import { emojiProblem } from './delivery/emoji-problem.ts';
import { findDelivery } from './delivery/find.ts';
import { linksSince } from './delivery/links-since.ts';
import { later } from './delivery/post-failure.ts';
import { readReactions } from './delivery/reaction-list.ts';
import { seedReactions, takeSeeds } from './delivery/seed.ts';
import { groupNamed } from './groups.ts';
import { TIMES } from './limits.ts';
import { SLACK } from './name.ts';
import { mayManage, missingRight, place } from './rights.ts';
import { Session } from './session.ts';
import type { SlackSettings } from './settings.ts';

/**
 * Slack as a chat platform. `start` rejects with a `ConfigError` for what trying again cannot mend (a token, a scope, the
 * port) and with an `Error` while Slack cannot be reached; it may be called again. Once connected, it reconnects by itself.
 */
export function createSlack(settings: SlackSettings): ChatPlatform {
  return new Slack(settings);
}

class Slack implements ChatPlatform {
  readonly name = SLACK;
  /** Slack names no figure for a workspace but "several hundred a minute"; each channel takes one a second. */
  readonly pace = { atOnce: 16, perSecond: 10 };
  readonly #settings: SlackSettings;
  #state: PlatformState = { state: 'off', detail: 'not started' };
  #session: Session | undefined;
  /** The end of a session that failed or never opened. */
  #ending: Promise<void> = Promise.resolve();

  constructor(settings: SlackSettings) {
    this.#settings = settings;
  }

  async start(handlers: ChatHandlers): Promise<void> {
    if (this.#session) throw new Error('Slack is started already');
    const session = this.#newSession(handlers);
    this.#session = session;
    this.#state = { state: 'starting', detail: 'connecting' };
    try {
      await session.open(handlers);
      this.#turn(session, 'connected', this.#connectedWords(session));
    } catch (error) {
      if (session.stopping) return;
      const detail = error instanceof Error ? error.message : String(error);
      this.#end(session, error instanceof ConfigError ? 'failed' : 'reconnecting', detail);
      throw error;
    }
  }

  async stop(): Promise<void> {
    const session = this.#session;
    if (this.#state.state !== 'failed') this.#state = { state: 'stopped', detail: 'stopped' };
    await Promise.all([session?.close(), this.#ending]);
    this.#session = undefined;
  }

  state(): PlatformState {
    return this.#state;
  }

  async post(to: Address, message: Message, key: DeliveryKey, maySend?: () => boolean): Promise<PostResult> {
    const session = this.#session;
    const signedIn = session?.signedIn;
    if (!session || !signedIn) return this.#notConnected();
    const posting = signedIn.poster.post(to, message, key, maySend);
    session.inHand.run('post', async () => void (await posting));
    const result = await posting;
    const emoji = message.seedReactions ?? [];
    if (result.state === 'accepted' && emoji.length > 0) {
      const parts = { client: signedIn.clients.posting, log: this.#settings.log };
      session.inHand.run('seed reactions', () => seedReactions(result, emoji, parts));
    }
    return result;
  }

  async edit(posted: PostedRef, message: Message): Promise<PostResult> {
    return this.#signedIn?.poster.edit(posted, message) ?? this.#notConnected();
  }

  async seed(posted: PostedRef, put: readonly string[], take: readonly string[]): Promise<void> {
    const client = this.#signedIn?.clients.posting;
    if (!client) return;
    const { log } = this.#settings;
    await seedReactions(posted, put, { client, log });
    await takeSeeds(posted, take, { client, log });
  }

  async find(to: Address, key: DeliveryKey, agoMs?: number): Promise<FindResult> {
    const signedIn = this.#signedIn;
    if (!signedIn) return { state: 'cannot-tell', detail: this.#state.detail };
    const { clients, identity, roots } = signedIn;
    const backMs = lookBackMs(agoMs);
    return findDelivery(to, key, { client: clients.asking, identity, roots, backMs });
  }

  async linksSince(to: Address, since: number): Promise<LinksSince> {
    const signedIn = this.#signedIn;
    if (!signedIn) return { state: 'cannot-tell', detail: this.#state.detail };
    return linksSince(to, { client: signedIn.clients.asking, identity: signedIn.identity, since });
  }

  async reactions(posted: PostedRef): Promise<ReactionList> {
    const signedIn = this.#signedIn;
    if (!signedIn) return { state: 'unavailable', detail: this.#state.detail };
    const { clients, people, identity } = signedIn;
    return readReactions(posted, { client: clients.asking, people, identity });
  }

  async direct(person: PersonRef): Promise<Address | { readonly refused: string }> {
    const signedIn = this.#signedIn;
    if (!signedIn) throw retryLater(this.#notConnected());
    return openDirect(person, { client: signedIn.clients.posting, identity: signedIn.identity });
  }

  async emojiProblem(emoji: string): Promise<string | undefined> {
    const client = this.#signedIn?.clients.asking;
    return client && emojiProblem(emoji, { client, log: this.#settings.log });
  }

  linkTo({ channelId, messageId }: PostedRef): string | undefined {
    const url = this.#signedIn?.identity.url;
    return url && `${url}archives/${channelId}/p${messageId.replace('.', '')}`;
  }

  async place(to: Address): Promise<Address | undefined> {
    const signedIn = this.#signedIn;
    return signedIn && place(to, { client: signedIn.clients.asking, identity: signedIn.identity });
  }

  async missingRight(to: Address): Promise<string | undefined> {
    const signedIn = this.#signedIn;
    if (!signedIn) return `I am not connected to Slack: ${this.#state.detail}`;
    return missingRight(to, { client: signedIn.clients.asking, identity: signedIn.identity });
  }

  async mayManage(person: PersonRef, to: Address, trusted?: () => Promise<Trusted>): Promise<boolean> {
    const signedIn = this.#signedIn;
    if (!signedIn) return false;
    const { clients, identity } = signedIn;
    return mayManage(person, to, { client: clients.asking, identity, ...(trusted && { trusted }) });
  }

  async group(named: string): Promise<GroupRef | undefined> {
    const client = this.#signedIn?.clients.asking;
    if (!client) throw retryLater(this.#notConnected());
    return groupNamed(named, client);
  }

  get #signedIn(): Session['signedIn'] {
    return this.#session?.signedIn;
  }

  #newSession(handlers: ChatHandlers): Session {
    const session: Session = new Session(this.#settings, {
      missed: () => session.inHand.run('events missed', () => handlers.eventsMissed(SLACK)),
      turn: (state, detail) => this.#turn(session, state, detail),
      failed: (problem) => this.#fail(session, problem),
    });
    return session;
  }

  /** Only the session of now has a say. */
  #turn(session: Session, state: PlatformState['state'], detail: string): void {
    if (this.#session === session && !session.stopping) this.#state = { state, detail };
  }

  /** What trying again cannot mend, while connected: nobody else tells it. */
  #fail(session: Session, problem: string): void {
    if (this.#session !== session || session.stopping) return;
    this.#settings.log.error({ problem }, 'Slack ended the connection for good');
    this.#end(session, 'failed', problem);
  }

  /** Another start begins a new session. */
  #end(session: Session, state: PlatformState['state'], detail: string): void {
    this.#session = undefined;
    this.#state = { state, detail };
    this.#ending = session.end().catch((error: unknown) => {
      this.#settings.log.warn({ reason: describeError(error) }, 'the connection did not close cleanly');
    });
  }

  #notConnected(): PostResult {
    return later(TIMES.notConnected, `Slack is not connected: ${this.#state.detail}`, true);
  }

  #connectedWords({ signedIn }: Session): string {
    const { mode } = this.#settings;
    const where = signedIn?.identity.teamName;
    return `as ${signedIn?.identity.userName}${where ? ` in ${where}` : ''}${mode.kind === 'http' ? `, on port ${mode.port}` : ''}`;
  }
}
