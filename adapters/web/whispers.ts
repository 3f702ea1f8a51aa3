import type { Form, Message } from '../../src/chat/message.ts';
import { LIMITS } from './limits.ts';

/** What one person alone sees in the conversation: what they typed, and what came of it. Gone with the process, like such replies elsewhere. */
export interface Whisper {
  readonly id: string;
  readonly at: number;
  readonly said?: string;
  readonly message?: Message;
  readonly form?: Form;
  readonly errors?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
}

export interface Whispers {
  of(accountId: string): readonly Whisper[];
  find(accountId: string, id: string): Whisper | undefined;
  add(accountId: string, whisper: Omit<Whisper, 'id' | 'at'>): Whisper;
  /** Puts something else in its place. */
  replace(accountId: string, id: string, whisper: Omit<Whisper, 'id' | 'at'>): void;
  remove(accountId: string, id: string): void;
}

export function createWhispers(clock: { now(): number; newId(): string }): Whispers {
  const kept = new Map<string, readonly Whisper[]>();
  const of = (accountId: string) => kept.get(accountId) ?? [];
  const keep = (accountId: string, whispers: readonly Whisper[]) => {
    // Set anew, so that the person who was away longest comes first and is let go first.
    kept.delete(accountId);
    kept.set(accountId, whispers.slice(-LIMITS.whispers));
    const [longestAway] = kept.keys();
    if (kept.size > LIMITS.whisperers && longestAway !== undefined) kept.delete(longestAway);
  };
  return {
    of,
    find: (accountId, id) => of(accountId).find((whisper) => whisper.id === id),
    add(accountId, whisper) {
      const added = { ...whisper, id: clock.newId(), at: clock.now() };
      keep(accountId, [...of(accountId), added]);
      return added;
    },
    replace(accountId, id, whisper) {
      const changed = of(accountId).map((old) => (old.id === id ? { ...whisper, id, at: old.at } : old));
      keep(accountId, changed);
    },
    remove(accountId, id) {
      keep(
        accountId,
        of(accountId).filter((whisper) => whisper.id !== id),
      );
    },
  };
}
