import type { PostedRef } from './refs.ts';

/** What a message of ours is about; reactions on it act on these, buttons carry their own. */
export interface Subject {
  readonly kind: 'topic' | 'paper' | 'digest';
  readonly id: string;
}

export interface PostedMessage {
  readonly id: string;
  readonly ref: PostedRef;
  readonly spaceId: string;
  readonly subjects: readonly Subject[];
}

/** The messages we sent and remember. */
export interface PostedMessages {
  /** Remembering the same message twice keeps the first. `direct`: it stands in a person's own conversation. */
  remember(
    ref: PostedRef,
    spaceId: string,
    subjects: readonly Subject[],
    direct?: boolean,
  ): Promise<PostedMessage>;
  find(ref: PostedRef): Promise<PostedMessage | undefined>;
  /** In order; undefined for messages that are not ours. */
  findAll(refs: readonly PostedRef[]): Promise<readonly (PostedMessage | undefined)[]>;
  /** Not gone, newest first, about this kind of subject. */
  live(platform: string, kind: Subject['kind'], limit: number): Promise<readonly PostedMessage[]>;
  /** Not gone, about this kind of subject before all (any when left out), and not read lately; read longest ago first. */
  unread(
    which: {
      readonly kind?: Subject['kind'];
      readonly readBefore: number;
      readonly postedBefore: number;
    },
    limit: number,
  ): Promise<readonly PostedMessage[]>;
  /** The reactions of this message, or of those of a platform about a kind of subject, count as read then. */
  countAsRead(
    which:
      | { readonly id: string }
      | { readonly platform: string; readonly kind: Subject['kind']; readonly postedAfter?: number },
    at: number,
  ): Promise<void>;
  gone(ref: PostedRef): Promise<void>;
}
