import type { CallContext, ChatHandlers } from '../../src/chat/calls.ts';
import type { Address } from '../../src/chat/refs.ts';
import type { Bell } from './bell.ts';
import type { Attempts } from './guards/attempts.ts';
import type { Seal } from './guards/seal.ts';
import { CHANNEL, directChannel, PLATFORM, personOf, spaceOf, type Visitor } from './guards/visitor.ts';
import type { WebOptions } from './options.ts';
import type { Reads } from './reads.ts';
import type { Whispers } from './whispers.ts';

/** What all routes share. */
export interface Room {
  readonly options: WebOptions;
  readonly handlers: ChatHandlers;
  readonly seal: Seal;
  readonly attempts: Attempts;
  readonly whispers: Whispers;
  readonly bell: Bell;
  readonly reads: Reads;
  /** Aborted when the page closes. */
  readonly closing: AbortSignal;
}

/** The two conversations: everybody's, and the one that a person has with Paperboy alone. */
export type Channel = 'page' | 'direct';

export function addressOf(channel: Channel, visitor: Visitor): Address {
  return channel === 'page'
    ? { platform: PLATFORM, kind: 'channel', channelId: CHANNEL, spaceId: 'local', name: CHANNEL }
    : { platform: PLATFORM, kind: 'direct', channelId: directChannel(visitor.accountId) };
}

/** Whose private lines, and in which conversation. */
export function whisperKey(channel: Channel, visitor: Visitor): string {
  return `${visitor.accountId} ${channel}`;
}

/** Who does it and where, as the core wants to know it. */
export function callContext(channel: Channel, visitor: Visitor): CallContext {
  return { person: personOf(visitor), channel: addressOf(channel, visitor), space: spaceOf(visitor) };
}

/** Something was done: nobody is shown what was before. */
export function tellAll(room: Pick<Room, 'bell' | 'reads'>): void {
  room.reads.forget();
  room.bell.ring();
}
