import {
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Suggestion } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import type { Payload } from '../render/render.ts';

/** What answering needs to know of an interaction. Its token is a secret for 15 minutes. */
export interface Open {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/** The routes of an interaction's answers. Each says whether it went through; why not is logged once, nothing is repeated. */
export class ReplyRoute {
  readonly #rest: REST;
  readonly #log: Log;

  constructor(rest: REST, log: Log) {
    this.#rest = rest;
    this.#log = log;
  }

  /** "Thinking…", for the asker alone. */
  defer(to: Open): Promise<boolean> {
    return this.#callback(to, InteractionResponseType.DeferredChannelMessageWithSource, {
      flags: MessageFlags.Ephemeral,
    });
  }

  /** The pressed message stays as it is until it is edited. */
  deferUpdate(to: Open): Promise<boolean> {
    return this.#callback(to, InteractionResponseType.DeferredMessageUpdate);
  }

  replyAtOnce(to: Open, payload: Payload): Promise<boolean> {
    const { body, files } = forAskerOnly(payload);
    return this.#callback(to, InteractionResponseType.ChannelMessageWithSource, body, files);
  }

  showForm(to: Open, modal: APIModalInteractionResponseCallbackData): Promise<boolean> {
    return this.#callback(to, InteractionResponseType.Modal, modal);
  }

  suggest(to: Open, choices: readonly Suggestion[]): Promise<boolean> {
    return this.#callback(to, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
  }

  /** The deferred reply, or the message that was pressed. */
  edit(to: Open, { body, files }: Payload): Promise<boolean> {
    const route = Routes.webhookMessage(to.applicationId, to.token, '@original');
    return this.#try('edit an answer', () => this.#rest.patch(route, { auth: false, body, files }));
  }

  /** One more message for the asker alone. */
  followUp(to: Open, payload: Payload): Promise<boolean> {
    const { body, files } = forAskerOnly(payload);
    const route = Routes.webhook(to.applicationId, to.token);
    return this.#try('send an answer', () => this.#rest.post(route, { auth: false, body, files }));
  }

  /** Takes the deferred reply away. */
  remove(to: Open): Promise<boolean> {
    const route = Routes.webhookMessage(to.applicationId, to.token, '@original');
    return this.#try('remove an answer', () => this.#rest.delete(route, { auth: false }));
  }

  #callback(
    to: Open,
    type: InteractionResponseType,
    data?: unknown,
    files: Payload['files'] = [],
  ): Promise<boolean> {
    const route = Routes.interactionCallback(to.id, to.token);
    const body = data === undefined ? { type } : { type, data };
    return this.#try('answer an interaction', () => this.#rest.post(route, { auth: false, body, files }));
  }

  async #try(what: string, ask: () => Promise<unknown>): Promise<boolean> {
    try {
      await ask();
      return true;
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : undefined;
      this.#log.warn({ what, code, reason: describeError(error) }, 'Discord did not take an answer');
      return false;
    }
  }
}

function forAskerOnly({ body, files }: Payload): Payload {
  return { body: { ...body, flags: body.flags | MessageFlags.Ephemeral }, files };
}
