import { EventEmitter } from 'node:events';
import { type IShardingStrategy, SimpleShardingStrategy } from 'discord.js';
import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';

/**
 * The library's strategy, but stopping is final. As it comes, a stop within half a second of a drop is forgotten and the
 * shard connects again, a socket that is still connecting stays open, and a silent one is waited for half a minute.
 */
export class StoppableStrategy extends SimpleShardingStrategy implements IShardingStrategy {
  readonly #clock: Pick<Clock, 'sleep'>;

  constructor(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0], clock: Pick<Clock, 'sleep'>) {
    super(manager);
    this.#clock = clock;
  }

  override async destroy(options?: Parameters<IShardingStrategy['destroy']>[0]): Promise<void> {
    const sockets = this.#shards().map((shard) => {
      Reflect.set(shard, 'internalConnect', () => Promise.resolve());
      return () => Reflect.get(shard, 'connection');
    });
    const waited = new AbortController();
    const patience = this.#clock.sleep(TIMES.closeSocket, waited.signal).catch(() => undefined);
    await Promise.race([super.destroy(options), patience]);
    waited.abort();
    for (const socket of sockets) terminate(socket());
  }

  #shards(): readonly object[] {
    const shards: unknown = Reflect.get(this, 'shards');
    return shards instanceof Map ? [...shards.values()] : [];
  }
}

/** The library no longer listens to the socket, and one that is cut off while it still connects reports that as an error. */
function terminate(socket: unknown): void {
  if (!(socket instanceof EventEmitter) || !('terminate' in socket)) return;
  socket.on('error', () => undefined);
  if (typeof socket.terminate === 'function') socket.terminate();
}
