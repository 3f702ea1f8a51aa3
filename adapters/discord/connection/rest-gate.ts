import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { mindTime } from '../../../src/chat/in-time.ts';

/** The gate is closed: this request never left. */
export class GateClosed extends Error {
  override readonly name = 'GateClosed';
}

/** Every request passes here. Once the token is refused the gate closes, also for what the library has queued: each further 401 counts towards a ban. */
export class RestGate {
  #closed = false;

  readonly makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
    if (this.#closed) throw new GateClosed('Discord is not asked any more');
    mindTime();
    return DefaultRestOptions.makeRequest(url, init);
  };

  close(): void {
    this.#closed = true;
  }
}
