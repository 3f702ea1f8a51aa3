import type { Message, Subject } from '../../chat/api.ts';

/** A message that belongs to no digest: a note, a notice. It is sent within a day or not at all. */
export interface Single {
  /** Names the message for ever: 1 to 64 of `[a-z0-9-]`. */
  readonly key: string;
  readonly destinationId: string;
  readonly message: Message;
  readonly subjects: readonly Subject[];
  /** The earlier message that it stands under. */
  readonly under?: { readonly channelId: string; readonly messageId: string };
}

/** Puts a message in the outbox, once for each key; false when it was put there before. */
export type Enqueue = (single: Single) => Promise<boolean>;
