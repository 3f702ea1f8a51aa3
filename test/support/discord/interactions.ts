import { Interaction, type InteractionStart } from './interaction.ts';
import { refuse } from './refuse.ts';
import type { Settings } from './settings.ts';
import type { Message } from './types.ts';

/** All interactions there were, and the messages only one person sees. */
export class Interactions {
  readonly all: Interaction[] = [];
  readonly ephemerals = new Map<string, Message>();
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  begin(start: InteractionStart): Interaction {
    const interaction = new Interaction(start);
    this.all.push(interaction);
    return interaction;
  }

  /** The interaction a callback answers; it must be in time and the first. */
  forCallback(id: string, token: string): Interaction {
    const found = this.all.find(({ start }) => start.id === id && start.token === token);
    if (!found) throw refuse('interaction-unknown');
    if (found.acknowledgement) throw refuse('interaction-already-acknowledged');
    if (this.#settings.now() - found.start.at > this.#settings.firstAnswerWithin)
      throw refuse('interaction-unknown');
    return found;
  }

  /** The interaction a token route talks about; it must be answered and its token still good. */
  forToken(token: string): Interaction {
    const found = this.all.find(({ start }) => start.token === token);
    if (!found) throw refuse('webhook-unknown');
    if (this.#settings.now() - found.start.at > this.#settings.tokenValidFor)
      throw refuse('webhook-token-invalid');
    if (!found.acknowledgement) throw refuse('webhook-unknown');
    return found;
  }
}
