import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type ChildPlan, type FromChild, PLAN_VARIABLE, type Report, type Request } from './protocol.ts';

const SCRIPT = path.join(import.meta.dirname, 'bot-child.ts');

/** The bot ended before it answered. */
export class Died extends Error {}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child that runs a whole bot. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #asked = new Map<number, PromiseWithResolvers<Report | undefined>>();
  readonly #ready = Promise.withResolvers<void>();
  readonly ended: Promise<Ended>;
  #last = 0;
  #errors = '';

  constructor(plan: ChildPlan, cache: string) {
    const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache, [PLAN_VARIABLE]: JSON.stringify(plan) };
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT], {
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    this.ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
    this.#child.on('message', (said: FromChild) => this.#hear(said));
    void this.ended.then((how) => this.#allDied(how));
  }

  /** Connected and ready to be asked; rejects with `Died` when it ends before. */
  ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Rejects with `Died` when it ends before it answers. */
  ask(request: Request): Promise<Report | undefined> {
    const id = ++this.#last;
    const asked = Promise.withResolvers<Report | undefined>();
    this.#asked.set(id, asked);
    // A process that has just died: the answer is that it ended.
    this.#child.send({ ...request, id }, () => undefined);
    return asked.promise;
  }

  async report(): Promise<Report> {
    const report = await this.ask({ do: 'report' });
    if (!report) throw new Error('a report was asked for');
    return report;
  }

  isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Kills it if it still runs, and waits for the end. */
  async kill(): Promise<Ended> {
    this.signal('SIGKILL');
    return this.ended;
  }

  #hear(said: FromChild): void {
    if ('ready' in said) {
      this.#ready.resolve();
      return;
    }
    const asked = this.#asked.get(said.id);
    this.#asked.delete(said.id);
    if ('failed' in said) asked?.reject(new Error(said.failed));
    else asked?.resolve(said.report);
  }

  #allDied({ code, signal }: Ended): void {
    const died = new Died(`the bot ended (${signal ?? code}): ${this.#errors.slice(-2_000)}`);
    for (const { reject, promise } of [this.#ready, ...this.#asked.values()]) {
      // Nobody may be waiting.
      promise.catch(() => undefined);
      reject(died);
    }
  }
}
