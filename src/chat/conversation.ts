import type { Message } from './message.ts';

/** One line of a conversation that Paperboy itself keeps, because no platform keeps it. */
export interface Line {
  readonly id: string;
  readonly channelId: string;
  readonly message: Message;
  /** The line whose thread it stands in; '' for none. */
  readonly under: string;
  readonly at: number;
  /** 0 while it is as posted. */
  readonly editedAt: number;
}

/** Who reacted to a line with what, in the order in which each emoji first came. */
export type LineReactions = readonly { readonly emoji: string; readonly accountIds: readonly string[] }[];

/** Channels of our own: lines that stay, and the reactions to them. */
export interface Conversation {
  /** Adds a line, with `under` in that line's thread; a delivery key that is already there brings back its line and adds nothing. */
  add(channelId: string, message: Message, deliveryKey: string, under?: string): Promise<Line>;
  byKey(channelId: string, deliveryKey: string): Promise<Line | undefined>;
  byId(id: string): Promise<Line | undefined>;
  /** False when there is no such line. */
  edit(id: string, message: Message): Promise<boolean>;
  /** The newest lines that stand in no thread, oldest first; with `before` those that stand before that line. */
  latest(channelId: string, limit: number, before?: string): Promise<readonly Line[]>;
  /** What stands in the threads of these lines, oldest first. */
  replies(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Line[]>>;
  /** False when nothing changed, because it was so already. */
  react(id: string, emoji: string, accountId: string, on: boolean): Promise<boolean>;
  reactions(ids: readonly string[]): Promise<ReadonlyMap<string, LineReactions>>;
}
