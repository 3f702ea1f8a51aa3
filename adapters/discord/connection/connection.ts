import { type Client, Events } from 'discord.js';
import type { PlatformState } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { ConfigError, describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { TIMES } from '../limits.ts';
import { inviteLink } from '../platform-table.ts';
import { createClient, type RestSettings } from './client.ts';
import { canBeToken, closeProblem, loginProblem, TOKEN_PROBLEM } from './failures.ts';
import { login } from './login.ts';
import type { RestGate } from './rest-gate.ts';

interface Parts {
  readonly token: string;
  readonly rest: RestSettings;
  readonly gate: RestGate;
  readonly clock: Clock;
  readonly log: Log;
  /** Connected anew without resuming: what happened meanwhile was not told. */
  readonly missed: () => void;
}

/** The one connection to the gateway: tried again while trying helps, ended for good when it does not. */
export class Connection {
  readonly #parts: Parts;
  readonly #stopped = new AbortController();
  #state: PlatformState = { state: 'off', detail: 'not started' };
  #client: Client<true> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get state(): PlatformState {
    return this.#state;
  }

  /** Set once connected, until the end. */
  get client(): Client<true> | undefined {
    return this.#client;
  }

  /** Whether posting makes sense: the REST routes work while the gateway reconnects. */
  get usable(): boolean {
    return this.#client !== undefined && ['connected', 'reconnecting'].includes(this.#state.state);
  }

  /**
   * Resolves when connected, or when stopped before. An unreachable Discord is tried again without end; what trying
   * cannot mend rejects with a `ConfigError`. `listen` is called for each client before it connects.
   */
  async open(listen: (client: Client) => void): Promise<void> {
    if (!canBeToken(this.#parts.token)) throw this.#refused(TOKEN_PROBLEM);
    this.#state = { state: 'starting', detail: 'connecting' };
    let wait: number = TIMES.reconnectFirst;
    while (!this.#stopped.signal.aborted) {
      const error = await this.#attempt(listen);
      if (error === undefined) return;
      const problem = loginProblem(error);
      if (problem !== undefined) throw this.#refused(problem, error);
      await this.#pause(error, wait);
      wait = Math.min(wait * 2, TIMES.reconnectLongest);
    }
  }

  /** The token stopped being good, or the like: nothing is tried again. Before the first connection `open` tells it. */
  fail(problem: string): void {
    const client = this.#client;
    if (client === undefined) return;
    this.#client = undefined;
    this.#parts.gate.close();
    this.#state = { state: 'failed', detail: problem };
    this.#parts.log.error({ problem }, 'Discord ended the connection for good');
    client.destroy().catch((error: unknown) => this.#note(error, 'the connection did not close cleanly'));
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    const client = this.#client;
    this.#client = undefined;
    if (this.#state.state !== 'failed') this.#state = { state: 'stopped', detail: 'stopped' };
    await client?.destroy();
  }

  async #attempt(listen: (client: Client) => void): Promise<unknown> {
    const { rest, gate, clock, token } = this.#parts;
    const client = createClient(rest, gate, clock);
    this.#watch(client);
    listen(client);
    try {
      const ready = await login(client, token, this.#stopped.signal);
      this.#client = ready;
      this.#state = { state: 'connected', detail: whereAmI(ready) };
      return undefined;
    } catch (error) {
      await client.destroy();
      return error ?? new Error('stopped');
    }
  }

  #watch(client: Client): void {
    client.on(Events.Error, (error) => this.#note(error, 'the library reported an error'));
    client.on(Events.ShardError, (error) => this.#note(error, 'the connection had an error'));
    client.on(Events.ShardDisconnect, ({ code }) =>
      this.fail(closeProblem(code) ?? `Discord closed the connection (${code})`),
    );
    client.on(Events.ShardReconnecting, () =>
      this.#turn('reconnecting', 'the connection was lost; it is being renewed'),
    );
    client.on(Events.ShardResume, () => this.#turn('connected', 'reconnected'));
    client.on(Events.ShardReady, () => {
      if (this.#client !== undefined) this.#parts.missed();
      this.#turn('connected', 'reconnected');
    });
    client.rest.on('response', (request, response) => {
      if (response.status === 401 && request.data.auth !== false) this.fail(TOKEN_PROBLEM);
    });
  }

  #turn(state: 'connected' | 'reconnecting', detail: string): void {
    if (this.#client !== undefined) this.#state = { state, detail };
  }

  #refused(problem: string, cause?: unknown): ConfigError {
    this.#state = { state: 'failed', detail: problem };
    return new ConfigError([problem], { cause });
  }

  async #pause(error: unknown, wait: number): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    const detail = `Discord cannot be reached (${describeError(error)}); it is tried again in ${Math.round(wait / 1000)} s`;
    this.#state = { state: 'reconnecting', detail };
    this.#note(error, 'Discord cannot be reached');
    await this.#parts.clock.sleep(wait, this.#stopped.signal).catch(() => undefined);
  }

  /** Only the words of an error: the object holds addresses with tokens in them. */
  #note(error: unknown, sentence: string): void {
    this.#parts.log.warn({ reason: describeError(error) }, sentence);
  }
}

function whereAmI({ user, application, guilds }: Client<true>): string {
  const servers = guilds.cache.size;
  if (servers > 0) return `as ${user.username}, in ${servers} ${servers === 1 ? 'server' : 'servers'}`;
  return `as ${user.username}, in no server yet. Invite it: ${inviteLink(application.id)}`;
}
