import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Where the local Discord is, and the server and channel that it begins with. */
export interface Connection {
  readonly apiBase: string;
  readonly token: string;
  readonly guild: string;
  readonly channel: string;
}

/** Another process, so that only the bot's own work is measured. */
export class LocalDiscord {
  readonly ready: Promise<Connection>;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    const script = path.join(import.meta.dirname, 'reacting-discord.ts');
    this.#child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout } = this.#child;
    if (!stdout) throw new Error('the local Discord says nothing');
    this.#lines = createInterface(stdout)[Symbol.asyncIterator]();
    this.ready = this.#next<Connection>();
  }

  async ask<T>(command: string): Promise<T> {
    this.#child.stdin?.write(`${command}\n`);
    return this.#next<T>();
  }

  async stop(): Promise<void> {
    this.#child.stdin?.end();
    await once(this.#child, 'exit');
  }

  async #next<T>(): Promise<T> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the local Discord ended');
    return JSON.parse(value) as T;
  }
}
