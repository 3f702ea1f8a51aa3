/** What came of sending. Only `accepted` and `refused` are certain. */
export type PostResult =
  | { readonly state: 'accepted'; readonly messageId: string; readonly channelId: string }
  | { readonly state: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  | {
      readonly state: 'later';
      readonly afterMs: number;
      readonly detail: string;
      /** Holds for every channel, not only for this one. */
      readonly everywhere?: boolean;
    }
  | { readonly state: 'unknown'; readonly detail: string };

/** Why a message can never go there as things stand; `detail` says it to a person, with the way out. */
export type RefusalReason = 'gone' | 'no-permission' | 'not-a-member' | 'closed' | 'unauthorised' | 'invalid';

export type FindResult =
  | { readonly state: 'found'; readonly messageId: string; readonly channelId: string }
  | { readonly state: 'absent' }
  | { readonly state: 'cannot-tell'; readonly detail: string };

/** The web addresses in messages of ours. */
export type LinksSince =
  | { readonly state: 'read'; readonly links: readonly string[] }
  | { readonly state: 'cannot-tell'; readonly detail: string };

/** Who reacted with what, as the platform holds it now; the bot's own are left out. */
export type ReactionList =
  | {
      readonly state: 'read';
      /** The team of these accounts, where account ids are unique only within one (`PersonRef.teamId`). */
      readonly teamId?: string;
      readonly reactions: readonly { readonly emoji: string; readonly accountIds: readonly string[] }[];
      /** The bot's own, its handles; absent where they stand with the message itself. */
      readonly own?: readonly string[];
    }
  | { readonly state: 'gone' }
  | { readonly state: 'unavailable'; readonly detail: string };

/** One line of status: what is connected, or why not and what to do. */
export interface PlatformState {
  readonly state: 'off' | 'starting' | 'connected' | 'reconnecting' | 'failed' | 'stopped';
  readonly detail: string;
}
