import type { Message } from '../../src/chat/message.ts';
import { LIMITS } from './limits.ts';

/** Answers to commands that only read, kept for a moment: many who read the same page ask once. */
export interface Reads {
  get(key: string, ask: () => Promise<Message>): Promise<Message>;
  /** Something changed: nothing kept may be shown any more. */
  forget(): void;
}

export function createReads(now: () => number): Reads {
  let kept = new Map<string, { at: number; message: Promise<Message> }>();
  return {
    get(key, ask) {
      const known = kept.get(key);
      if (known && now() - known.at < LIMITS.readKept) return known.message;
      if (kept.size >= LIMITS.readsKept) kept = new Map();
      const reading = { at: now(), message: ask() };
      kept.set(key, reading);
      return reading.message;
    },
    forget() {
      kept = new Map();
    },
  };
}
