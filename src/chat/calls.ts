import type { Form, Message } from './message.ts';
import type { Address, PersonRef, PlatformName, PostedRef, SpaceRef } from './refs.ts';

/** Where and by whom something was done. */
export interface CallContext {
  readonly person: PersonRef;
  /** The name they go by there; kept only with what they sign. */
  readonly personName?: string;
  readonly channel: Address;
  readonly space?: SpaceRef;
  readonly locale?: string;
  /** The platform's own id of this event, for doing it once. */
  readonly eventId?: string;
}

/** A command as typed (`text`) or as filled in (`options`). */
export interface CommandCall extends CallContext {
  /** `paper` or `paper-admin`. */
  readonly root: string;
  readonly input:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'options';
        readonly path: readonly string[];
        readonly options: Readonly<Record<string, string | number>>;
      };
}

export interface AutocompleteCall extends CallContext {
  readonly root: string;
  readonly path: readonly string[];
  readonly option: string;
  readonly partial: string;
  /** The other options filled in so far. */
  readonly options: Readonly<Record<string, string | number>>;
}

/** At most 25; `name` and `value` up to 100 characters each. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export interface ActionCall extends CallContext {
  readonly actionId: string;
  /** What was chosen in a select. */
  readonly chosen?: string;
  /** The message it was pressed on. */
  readonly messageId?: string;
}

export interface FormCall extends CallContext {
  readonly actionId: string;
  readonly values: Readonly<Record<string, string>>;
}

/** "Look at this message", with the text the platform gave along. */
export interface ShortcutCall extends CallContext {
  readonly name: string;
  readonly text: string;
}

export interface MentionCall extends CallContext {
  readonly text: string;
}

export interface ReactionEvent {
  readonly person: PersonRef;
  readonly posted: PostedRef;
  readonly space?: SpaceRef;
  /** Unicode without skin tone and variation selector, or a custom emoji's `name:id`. */
  readonly emoji: string;
  readonly change: 'added' | 'removed';
  /** The platform's time of the event where it tells one, else when it arrived. */
  readonly at: number;
  readonly eventId?: string;
}

/** What the asker sees. An empty answer means that everything to see was posted in the channel. */
export interface Answer {
  readonly reply?: Message;
  readonly form?: Form;
  /** Show the reply in place of the message that was pressed. */
  readonly replace?: boolean;
  /** Where the asker's form had faults: field name to text. The form stays open. */
  readonly formErrors?: Readonly<Record<string, string>>;
}

/** What the core gives an adapter. Each answers in its own time: acknowledge before calling. */
export interface ChatHandlers {
  command(call: CommandCall): Promise<Answer>;
  /** Answers within 300 ms, if need be with nothing. */
  autocomplete(call: AutocompleteCall): Promise<readonly Suggestion[]>;
  action(call: ActionCall): Promise<Answer>;
  form(call: FormCall): Promise<Answer>;
  shortcut(call: ShortcutCall): Promise<Answer>;
  mention(call: MentionCall): Promise<Answer>;
  reaction(event: ReactionEvent): Promise<void>;
  /** All reactions of a message (or all of one emoji) may have changed at once: read the true list. */
  reactionsChanged(posted: PostedRef): Promise<void>;
  messageGone(posted: PostedRef): Promise<void>;
  /** Events may have been lost: it is connected anew, and not where it left off. */
  eventsMissed(platform: PlatformName): Promise<void>;
  /** An archived channel may come back. */
  channelGone(address: Address, how?: 'deleted' | 'archived'): Promise<void>;
  /** Seen at the start, or something there has changed. */
  spaceSeen(space: SpaceRef): Promise<void>;
  spaceLeft(space: SpaceRef): Promise<void>;
}
