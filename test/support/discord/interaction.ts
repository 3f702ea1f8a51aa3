import type { JsonObject } from './json.ts';
import type { Channel, Message, User } from './types.ts';

export type InteractionKind = 'command' | 'autocomplete' | 'component' | 'modal';

/** The first answer to an interaction. */
export interface Acknowledgement {
  /** 4 reply, 5 reply later, 6 update later, 7 update, 8 choices, 9 modal. */
  type: number;
  /** Milliseconds on the server's clock from the event to the answer. */
  ms: number;
  data: JsonObject;
}

export interface Choice {
  name: string;
  value: string | number;
}

export interface InteractionStart {
  id: string;
  token: string;
  kind: InteractionKind;
  user: User;
  channel: Channel;
  at: number;
  payload: JsonObject;
  /** The message a component sits on. */
  source?: Message | undefined;
  /** The type of the option being completed. */
  optionType?: number | undefined;
}

/** What a test holds after it used a command or pressed a button: everything the person sees, as it comes. */
export class Interaction {
  readonly start: InteractionStart;
  acknowledgement: Acknowledgement | undefined;
  /** The reply, or the message a button updated; "thinking…" while `loading`. */
  original: Message | undefined;
  loading = false;
  /** The reply was taken away. */
  deleted = false;
  /** How often the reply was edited after it could be seen. */
  edits = 0;
  readonly followUps: Message[] = [];
  shownModal: JsonObject | undefined;
  shownChoices: Choice[] | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(start: InteractionStart) {
    this.start = start;
  }

  get user(): User {
    return this.start.user;
  }

  /** Wakes those who wait; called after each change. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves when a condition holds; rejects with what was waited for when real time runs out. */
  until<T>(what: string, look: () => T | undefined | false, timeoutMs = 5_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        reject(new Error(`The bot did not give ${what} within ${timeoutMs} ms`));
      }, timeoutMs);
      const check = () => {
        const found = look();
        if (found === undefined || found === false) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** The first answer. */
  ack(): Promise<Acknowledgement> {
    return this.until('a first answer', () => this.acknowledgement);
  }

  /** The reply once it can be read, deferred or not. */
  reply(): Promise<Message> {
    return this.until('a reply', () => (this.loading ? undefined : this.original));
  }

  /** The reply after it was edited so many times. */
  edited(times = 1): Promise<Message> {
    return this.until(`edit ${times} of the reply`, () => (this.edits >= times ? this.original : undefined));
  }

  /** A follow-up by its number. */
  followUp(index = 0): Promise<Message> {
    return this.until(`follow-up ${index}`, () => this.followUps[index]);
  }

  /** The form that opened. */
  modal(): Promise<JsonObject> {
    return this.until('a modal', () => this.shownModal);
  }

  /** The choices offered while typing. */
  choices(): Promise<Choice[]> {
    return this.until('choices', () => this.shownChoices);
  }
}
