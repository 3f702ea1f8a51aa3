import type {
  Address,
  ChatHandlers,
  ChatPlatform,
  DeliveryKey,
  FindResult,
  LinksSince,
  Message,
  PersonRef,
  PlatformState,
  PostedRef,
  PostingNeeds,
  PostResult,
  ReactionList,
} from '../../src/chat/api.ts';
import { InHand } from '../../src/chat/in-hand.ts';
import { lookBackMs } from '../../src/chat/look-back.ts';
import { attach, settle } from './attach.ts';
import { Connection } from './connection/connection.ts';
import { TOKEN_PROBLEM } from './connection/failures.ts';
import { RestGate } from './connection/rest-gate.ts';
import { openDirect, retryLater } from './delivery/direct.ts';
import { emojiProblem } from './delivery/emoji-problem.ts';
import { findDelivery } from './delivery/find.ts';
import { linksSince } from './delivery/links-since.ts';
import { later } from './delivery/post-failure.ts';
import { Poster } from './delivery/poster.ts';
import { closePostingRest, createPostingRest } from './delivery/posting-rest.ts';
import { readReactions } from './delivery/reaction-list.ts';
import { seedReactions, takeSeeds } from './delivery/seed.ts';
import { InvalidRequests } from './invalid-requests.ts';
import { TIMES } from './limits.ts';
import { DISCORD } from './name.ts';
import { mayManage, mayReadHistory, missingRight, place, withRightNamed } from './rights.ts';
import { type DiscordSettings, formCommands } from './settings.ts';

/**
 * Discord as a chat platform. `start` stays pending while Discord cannot be reached and is tried again; `state` says so.
 * It rejects with a `ConfigError` for what trying again cannot mend: the token, an intent, too many servers.
 */
export function createDiscord(settings: DiscordSettings): ChatPlatform {
  return new Discord(settings);
}

class Discord implements ChatPlatform {
  readonly name = DISCORD;
  /** Discord takes 50 requests a second; what is aimed at is somewhat less, so that some are left for people. */
  readonly pace = { atOnce: 16, perSecond: 49 };
  readonly #settings: DiscordSettings;
  readonly #connection: Connection;
  readonly #posting: ReturnType<typeof createPostingRest>;
  readonly #poster: Poster;
  readonly #inHand: InHand;
  readonly #invalid: InvalidRequests;
  readonly #opensForm: (run: string) => boolean;
  #taking = false;
  #handlers: ChatHandlers | undefined;

  constructor(settings: DiscordSettings) {
    const { clock, log, token, commands } = settings;
    this.#settings = settings;
    this.#opensForm = formCommands(commands);
    const gate = new RestGate();
    const missed = () => this.#inHand.run('events missed', async () => this.#handlers?.eventsMissed(DISCORD));
    this.#connection = new Connection({ token, rest: settings, gate, clock, log, missed });
    this.#posting = createPostingRest(settings, gate, {
      unauthorised: () => this.#connection.fail(TOKEN_PROBLEM),
    });
    this.#poster = new Poster(this.#posting, this.#opensForm);
    this.#inHand = new InHand(log);
    this.#invalid = new InvalidRequests(clock, log);
    this.#invalid.watch(this.#posting);
  }

  async start(handlers: ChatHandlers): Promise<void> {
    this.#taking = true;
    this.#handlers = handlers;
    this.#posting.setToken(this.#settings.token);
    const settings = this.#settings;
    const inHand = this.#inHand;
    const parts = { settings, inHand, opensForm: this.#opensForm, open: () => this.#taking };
    await this.#connection.open((client) => {
      this.#invalid.watch(client.rest);
      attach(client, handlers, parts);
    });
    const client = this.#connection.client;
    if (client) await settle(client, handlers, parts);
  }

  async stop(): Promise<void> {
    this.#taking = false;
    await this.#inHand.done(TIMES.stopInHand, this.#settings.clock);
    closePostingRest(this.#posting);
    await this.#connection.close();
  }

  state(): PlatformState {
    return this.#connection.state;
  }

  async post(to: Address, message: Message, key: DeliveryKey, maySend?: () => boolean): Promise<PostResult> {
    const hindrance = this.#hindrance() ?? this.#outage(to);
    if (hindrance) return hindrance;
    const result = await this.#poster.post(to, message, key, maySend);
    const client = this.#connection.client;
    if (!client) return result;
    const emoji = message.seedReactions ?? [];
    if (result.state === 'accepted' && emoji.length > 0) {
      const { log } = this.#settings;
      this.#inHand.run('seed reactions', () => seedReactions(result, emoji, { rest: client.rest, log }));
    }
    return withRightNamed(client, to, message, result);
  }

  async edit(posted: PostedRef, message: Message): Promise<PostResult> {
    return this.#hindrance() ?? this.#poster.edit(posted, message);
  }

  async seed(posted: PostedRef, put: readonly string[], take: readonly string[]): Promise<void> {
    const rest = this.#connection.client?.rest;
    if (!rest) return;
    const { log } = this.#settings;
    await seedReactions(posted, put, { rest, log });
    await takeSeeds(posted, take, { rest, log });
  }

  async find(to: Address, key: DeliveryKey, agoMs?: number): Promise<FindResult> {
    const client = this.#connection.client;
    if (!client) return { state: 'cannot-tell', detail: this.state().detail };
    return findDelivery(to, key, {
      rest: client.rest,
      botId: client.user.id,
      mayRead: (channelId) => mayReadHistory(client, channelId),
      backMs: lookBackMs(agoMs),
    });
  }

  async linksSince(to: Address, since: number): Promise<LinksSince> {
    const client = this.#connection.client;
    if (!client) return { state: 'cannot-tell', detail: this.state().detail };
    return linksSince(to, {
      ...{ rest: client.rest, botId: client.user.id, since },
      mayRead: (channelId) => mayReadHistory(client, channelId),
    });
  }

  async reactions(posted: PostedRef): Promise<ReactionList> {
    const client = this.#connection.client;
    if (!client) return { state: 'unavailable', detail: this.state().detail };
    return readReactions(posted, client.rest);
  }

  async direct(person: PersonRef): Promise<Address | { readonly refused: string }> {
    const hindrance = this.#hindrance();
    if (hindrance) throw retryLater(hindrance);
    return openDirect(person, this.#posting);
  }

  async emojiProblem(emoji: string, space?: string): Promise<string | undefined> {
    const rest = this.#connection.client?.rest;
    return rest && emojiProblem(emoji, space, { rest, log: this.#settings.log });
  }

  linkTo({ channelId, messageId }: PostedRef, space: string): string {
    return `https://discord.com/channels/${space}/${channelId}/${messageId}`;
  }

  async place(to: Address): Promise<Address | undefined> {
    const client = this.#connection.client;
    return client && place(client, to);
  }

  async missingRight(to: Address, needs?: PostingNeeds): Promise<string | undefined> {
    const client = this.#connection.client;
    return client ? missingRight(client, to, needs) : `I am not connected to Discord: ${this.state().detail}`;
  }

  async mayManage(person: PersonRef, to: Address): Promise<boolean> {
    const client = this.#connection.client;
    return client ? mayManage(client, person, to) : false;
  }

  /** An outage at Discord ends by itself; a refusal during it would look final. */
  #outage({ spaceId }: Address): PostResult | undefined {
    const guild = this.#connection.client?.guilds.cache.get(spaceId ?? '');
    if (guild?.available !== false) return undefined;
    return later(TIMES.notConnected, 'Discord has an outage of this server');
  }

  /** Why nothing can be sent now. */
  #hindrance(): PostResult | undefined {
    if (!this.#connection.usable)
      return later(TIMES.notConnected, `Discord is not connected: ${this.state().detail}`, true);
    const pause = this.#invalid.pauseMs();
    return pause > 0
      ? later(pause, 'Discord refused many requests; sending pauses for some minutes', true)
      : undefined;
  }
}
