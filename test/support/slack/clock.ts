/** Time and timers, so that tests never wait for a limit of 3 seconds or 30 minutes. */
export interface Clock {
  now(): number;
  /** Runs `act` after `ms`; the answer cancels it. */
  after(ms: number, act: () => void): () => void;
}

/** The machine's clock. Timers do not keep the process alive. */
export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Moves the time on and runs what became due, in order. */
  advance(ms: number): void;
}

/** A clock which moves only when told to. Starts now, because Bolt compares signatures with the real time. */
export function manualClock(start = Date.now()): ManualClock {
  let time = start;
  let timers: { due: number; act: () => void }[] = [];
  return {
    now: () => time,
    after(ms, act) {
      const timer = { due: time + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        time = Math.max(time, next.due);
        next.act();
      }
      time = end;
    },
  };
}
