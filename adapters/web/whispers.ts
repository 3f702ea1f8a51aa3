import type { Form, Message } from '../../src/chat/message.ts';
import { LIMITS } from './limits.ts';

/** What one person alone sees in the conversation: what they typed, and what came of it. Gone with the process, like such replies elsewhere. */
export interface Whisper {
  readonly id: string;
  readonly at: number;
  readonly said?: string;
  /** Until the answer is there. */
  readonly waiting?: boolean;
  readonly message?: Message;
  readonly form?: Form;
  readonly errors?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
}

export interface Whispers {
  of(key: string): readonly Whisper[];
  find(key: string, id: string): Whisper | undefined;
  add(key: string, whisper: Omit<Whisper, 'id' | 'at'>): Whisper;
  /** Puts something else in its place. */
  replace(key: string, id: string, whisper: Omit<Whisper, 'id' | 'at'>): void;
  remove(key: string, id: string): void;
}

export function createWhispers(clock: { now(): number; newId(): string }): Whispers {
  const kept = new Map<string, readonly Whisper[]>();
  const of = (key: string) => kept.get(key) ?? [];
  const keep = (key: string, whispers: readonly Whisper[]) => {
    // Set anew, so that the person who was away longest comes first and is let go first.
    kept.delete(key);
    kept.set(key, whispers.slice(-LIMITS.whispers));
    const [longestAway] = kept.keys();
    if (kept.size > LIMITS.whisperers && longestAway !== undefined) kept.delete(longestAway);
  };
  return {
    of,
    find: (key, id) => of(key).find((whisper) => whisper.id === id),
    add(key, whisper) {
      const added = { ...whisper, id: clock.newId(), at: clock.now() };
      keep(key, [...of(key), added]);
      return added;
    },
    replace(key, id, whisper) {
      const changed = of(key).map((old) => (old.id === id ? { ...whisper, id, at: old.at } : old));
      keep(key, changed);
    },
    remove(key, id) {
      keep(
        key,
        of(key).filter((whisper) => whisper.id !== id),
      );
    },
  };
}
