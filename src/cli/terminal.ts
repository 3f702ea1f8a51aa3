import { SingleBar } from 'cli-progress';

/** Where a verb speaks: results on standard output, everything else on standard error. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Progress {
  /** So many done; the whole is not known. */
  at(done: number): void;
  end(): void;
}

const LINE_EVERY = 10_000;

/** A bar in a terminal, a line now and then in a log; nothing for work that is over at once. */
export function progress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  const format = `${what} {value} · {duration_formatted} · {speed}/s`;
  return stream.isTTY ? bar(format, stream) : lines(what, stream);
}

function bar(format: string, stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  const single = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true });
  let shown = false;
  return {
    at(done) {
      if (!shown) single.start(0, 0, { speed: 0 });
      shown = true;
      single.update(done, { speed: Math.round(done / ((performance.now() - started) / 1000)) });
    },
    end: () => single.stop(),
  };
}

function lines(what: string, stream: NodeJS.WriteStream): Progress {
  let next = LINE_EVERY;
  return {
    at(done) {
      if (done < next) return;
      next = done + LINE_EVERY;
      stream.write(`${what} ${done}\n`);
    },
    end: () => undefined,
  };
}
