import type { Client } from 'discord.js';
import type {
  Address,
  ChatHandlers,
  ChatPlatform,
  DeliveryKey,
  FindResult,
  Message,
  PersonRef,
  PlatformState,
  PostedRef,
  PostResult,
  ReactionList,
} from '../../src/chat/api.ts';
import { Connection } from './connection/connection.ts';
import { TOKEN_PROBLEM } from './connection/failures.ts';
import { forgetDirectChannels } from './connection/forget-direct.ts';
import { RestGate } from './connection/rest-gate.ts';
import { spaceOf } from './context.ts';
import { openDirect } from './delivery/direct.ts';
import { findDelivery } from './delivery/find.ts';
import { later } from './delivery/post-failure.ts';
import { Poster } from './delivery/poster.ts';
import { closePostingRest, createPostingRest } from './delivery/posting-rest.ts';
import { readReactions } from './delivery/reaction-list.ts';
import { seedReactions } from './delivery/seed.ts';
import { dispatches, takeDispatches } from './dispatches.ts';
import { InHand } from './in-hand.ts';
import { Interactions } from './interactions/interactions.ts';
import { ReplyRoute } from './interactions/reply-route.ts';
import { InvalidRequests } from './invalid-requests.ts';
import { TIMES } from './limits.ts';
import { listen, listeners } from './listeners.ts';
import { DISCORD } from './name.ts';
import { registerCommands } from './registration/register.ts';
import { mayManage, missingRight } from './rights.ts';
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
  readonly #settings: DiscordSettings;
  readonly #connection: Connection;
  readonly #posting: ReturnType<typeof createPostingRest>;
  readonly #poster: Poster;
  readonly #inHand: InHand;
  readonly #invalid: InvalidRequests;
  readonly #opensForm: (run: string) => boolean;
  #taking = false;

  constructor(settings: DiscordSettings) {
    const { clock, log, token, commands } = settings;
    this.#settings = settings;
    this.#opensForm = formCommands(commands);
    const gate = new RestGate();
    this.#connection = new Connection({ token, rest: settings, gate, clock, log });
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
    this.#posting.setToken(this.#settings.token);
    await this.#connection.open((client) => this.#listen(client, handlers));
    const client = this.#connection.client;
    if (client) await this.#settle(client, handlers);
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

  async post(to: Address, message: Message, key: DeliveryKey): Promise<PostResult> {
    const hindrance = this.#hindrance() ?? this.#outage(to);
    if (hindrance) return hindrance;
    const result = await this.#poster.post(to, message, key);
    const emoji = message.seedReactions ?? [];
    const rest = this.#connection.client?.rest;
    if (result.state === 'accepted' && rest && emoji.length > 0) {
      const { log } = this.#settings;
      this.#inHand.run('seed reactions', () => seedReactions(result, emoji, { rest, log }));
    }
    return result;
  }

  async edit(posted: PostedRef, message: Message): Promise<PostResult> {
    return this.#hindrance() ?? this.#poster.edit(posted, message);
  }

  async find(to: Address, key: DeliveryKey): Promise<FindResult> {
    const client = this.#connection.client;
    if (!client) return { state: 'cannot-tell', detail: this.state().detail };
    return findDelivery(to, key, {
      rest: client.rest,
      botId: client.user.id,
      now: this.#settings.clock.now(),
    });
  }

  async reactions(posted: PostedRef): Promise<ReactionList> {
    const client = this.#connection.client;
    if (!client) return { state: 'unavailable', detail: this.state().detail };
    return readReactions(posted, client.rest);
  }

  async direct(person: PersonRef): Promise<Address | { readonly refused: string }> {
    if (this.#hindrance()) return { refused: `Discord is not connected: ${this.state().detail}` };
    return openDirect(person, this.#posting);
  }

  async missingRight(to: Address): Promise<string | undefined> {
    const client = this.#connection.client;
    return client ? missingRight(client, to) : `I am not connected to Discord: ${this.state().detail}`;
  }

  async mayManage(person: PersonRef, to: Address): Promise<boolean> {
    const client = this.#connection.client;
    return client ? mayManage(client, person, to) : false;
  }

  #listen(client: Client, handlers: ChatHandlers): void {
    const { clock, log } = this.#settings;
    const opensForm = this.#opensForm;
    const route = new ReplyRoute(client.rest, log);
    const interactions = new Interactions(handlers, { route, opensForm, clock, log });
    this.#invalid.watch(client.rest);
    const open = () => this.#taking;
    listen(client, listeners({ handlers, interactions, opensForm }), this.#inHand, open);
    takeDispatches(client, dispatches({ client, handlers, clock }), this.#inHand, open);
    // Last, since listeners on one event are called in their order.
    forgetDirectChannels(client);
  }

  /** Servers joined while the bot was away are seen now. */
  async #settle(client: Client<true>, handlers: ChatHandlers): Promise<void> {
    const { commands, registrations, log } = this.#settings;
    for (const guild of client.guilds.cache.values()) {
      this.#inHand.run('note a server', () => handlers.spaceSeen(spaceOf(guild.id, guild)));
    }
    const applicationId = this.#settings.applicationId || client.application.id;
    await registerCommands(
      { commands, applicationId },
      { rest: client.rest, registrations, platform: DISCORD, log },
    );
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
      return later(TIMES.notConnected, `Discord is not connected: ${this.state().detail}`);
    const pause = this.#invalid.pauseMs();
    return pause > 0
      ? later(pause, 'Discord refused many requests; sending pauses for some minutes')
      : undefined;
  }
}
