import { type HeldClock, heldClock } from './held-clock.ts';

export interface WholeBotClock extends HeldClock {
  /** Moves on to a moment; never back. */
  goTo(moment: string): Promise<void>;
}

/** Between two requests to arXiv, and between two messages whose reactions are read: over at once, while their time passes. */
const PAUSES = new Set([3_000, 1_000]);
/** Between messages to one platform; deadlines are longer. */
const PACE_MS = 300;

/** Time stands still until the test moves it, but for pauses that parts make between two steps of their own work. */
export function wholeBotClock(start: string): WholeBotClock {
  const held = heldClock(start);
  return {
    ...held,
    sleep: (ms, signal) => (PAUSES.has(ms) || ms < PACE_MS ? held.advance(ms) : held.sleep(ms, signal)),
    async goTo(moment) {
      const ms = Date.parse(moment) - held.now();
      if (ms < 0) throw new Error(`${moment} is over`);
      await held.advance(ms);
    },
  };
}
