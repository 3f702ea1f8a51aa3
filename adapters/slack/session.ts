import type { App } from '@slack/bolt';
import type { ChatHandlers } from '../../src/chat/api.ts';
import { InHand } from '../../src/chat/in-hand.ts';
import { attach } from './attach.ts';
import { createLink } from './connection/create-link.ts';
import type { Link, LinkEvents } from './connection/link.ts';
import { BOT_TOKEN_PROBLEM, REMOVED_PROBLEM } from './connection/problems.ts';
import { signIn } from './connection/sign-in.ts';
import { spaceOf } from './context.ts';
import { Pace } from './delivery/pace.ts';
import { Pictures } from './delivery/pictures.ts';
import { Poster } from './delivery/poster.ts';
import { PrivateFiles } from './delivery/private-files.ts';
import { ThreadRoots } from './delivery/thread-roots.ts';
import type { Identity } from './identity.ts';
import { Answering } from './interactions/answering.ts';
import { GivenFiles } from './interactions/given-files.ts';
import { Interactions } from './interactions/interactions.ts';
import { ReplyRoute } from './interactions/reply-route.ts';
import { TIMES } from './limits.ts';
import { People } from './people.ts';
import type { SlackSettings } from './settings.ts';
import { type Clients, createClients, type WebParts } from './web/clients.ts';
import { slackFetch } from './web/slack-fetch.ts';

/** What there is once Slack has said who we are. */
interface SignedIn {
  readonly identity: Identity;
  readonly clients: Clients;
  readonly people: People;
  readonly roots: ThreadRoots;
  readonly poster: Poster;
}

/** From one start to its end: all requests, the link and the work in hand end together. */
export class Session {
  readonly inHand: InHand;
  readonly #settings: SlackSettings;
  readonly #events: LinkEvents;
  readonly #stopped = new AbortController();
  #taking = true;
  #link: Link | undefined;
  #signedIn: SignedIn | undefined;

  constructor(settings: SlackSettings, events: LinkEvents) {
    this.#settings = settings;
    this.#events = events;
    this.inHand = new InHand(settings.log);
  }

  /** Nothing new is taken any more. */
  get stopping(): boolean {
    return !this.#taking;
  }

  get signedIn(): SignedIn | undefined {
    return this.#signedIn;
  }

  /** Rejects with a `ConfigError` for what trying again cannot mend, with an `Error` for what may pass. */
  async open(handlers: ChatHandlers): Promise<void> {
    const web = this.#web();
    const { botToken } = this.#settings;
    const identity = await signIn(botToken, createClients(undefined, web).posting);
    const signedIn = this.#equip(identity, createClients(identity.teamId, web));
    this.inHand.run('note the workspace', () => handlers.spaceSeen(spaceOf(identity)));
    this.#link = createLink(this.#settings, {
      web,
      identity,
      events: this.#events,
      isOpen: () => this.#taking,
      attach: (app) => this.#attach(app, handlers, signedIn),
    });
    await this.#link.open();
    this.#signedIn = signedIn;
  }

  /** Takes nothing new, lets what is in hand end for up to 5 s, and leaves nothing open. */
  async close(): Promise<void> {
    this.#taking = false;
    await this.inHand.done(TIMES.stopInHand, this.#settings.clock);
    await this.end();
  }

  /** At once: there is nobody left to talk to. */
  async end(): Promise<void> {
    this.#taking = false;
    this.#signedIn = undefined;
    this.#stopped.abort();
    await this.#link?.close();
  }

  #web(): WebParts {
    const { botToken, apiUrl, requestTimeoutMs, log } = this.#settings;
    return {
      tokenFor: () => botToken,
      apiUrl,
      requestTimeoutMs,
      log,
      stopped: this.#stopped.signal,
      unauthorised: () => {
        // Before the link is open, the start itself tells it.
        if (this.#signedIn) this.#events.failed(BOT_TOKEN_PROBLEM);
      },
    };
  }

  #equip(identity: Identity, clients: Clients): SignedIn {
    const { clock, log } = this.#settings;
    const stopped = this.#stopped.signal;
    const people = new People({ client: clients.asking, clock, stopped });
    const botName = identity.userName;
    const pace = new Pace(clock);
    const roots = new ThreadRoots(clients.asking);
    const pictures = new Pictures({ client: clients.posting, fetch: slackFetch(stopped), log });
    const poster = new Poster({ client: clients.posting, pace, roots, pictures, clock, botName, stopped });
    return { identity, clients, people, roots, poster };
  }

  #attach(app: App, handlers: ChatHandlers, { identity, clients, people }: SignedIn): void {
    const { log, clock, botToken, apiUrl } = this.#settings;
    const fetch = slackFetch(this.#stopped.signal);
    const route = new ReplyRoute({
      ...{ client: clients.posting, log, fetch },
      files: new PrivateFiles({ client: clients.posting, log, fetch }),
    });
    const answering = new Answering({ route, log, readsFiles: identity.scopes.includes('files:read') });
    const interactions = new Interactions(handlers, { answering, people, identity });
    const files = new GivenFiles({ fetch, token: botToken, apiUrl });
    const submission = { handlers, answering, identity, files, clock };
    const removed = () => this.#events.failed(REMOVED_PROBLEM);
    const { inHand } = this;
    attach(app, {
      handlers,
      answering,
      route,
      people,
      identity,
      removed,
      interactions,
      inHand,
      submission,
    });
  }
}
