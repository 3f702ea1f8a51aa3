import type { WebSocket } from 'ws';
import { INTENT, intentFor } from './intents.ts';
import type { JsonObject } from './json.ts';
import type { State } from './state.ts';
import { hideContent } from './wire-message.ts';

export interface Frame {
  op: 0;
  s: number;
  t: string;
  d: JsonObject;
}

/** One bot session: what it may hear, and every frame it was sent, so that it can be resumed. */
export class GatewaySession {
  readonly id: string;
  readonly intents: number;
  readonly frames: Frame[] = [];
  socket: WebSocket | undefined;
  /** A socket that stays open but says nothing any more. */
  silent = false;
  readonly #state: State;

  constructor(id: string, intents: number, state: State) {
    this.id = id;
    this.intents = intents;
    this.#state = state;
  }

  hasIntent(bit: number): boolean {
    return bit === 0 || (this.intents & bit) !== 0;
  }

  /** Tells an event if the intents cover it; a session without a socket keeps it for RESUME. */
  tell(event: string, data: JsonObject, inGuild: boolean): void {
    if (!this.hasIntent(intentFor(event, inGuild))) return;
    const hides = event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE';
    const d = hides ? hideContent(this.#state, data, this.hasIntent(INTENT.messageContent)) : data;
    const frame: Frame = { op: 0, s: this.frames.length + 1, t: event, d };
    this.frames.push(frame);
    this.#send(frame);
  }

  /** Moves the session to a new socket and repeats what was missed. */
  resume(socket: WebSocket, seq: number): void {
    this.socket = socket;
    this.silent = false;
    for (const frame of this.frames.slice(seq)) this.#send(frame);
    this.tell('RESUMED', {}, false);
  }

  #send(frame: Frame): void {
    if (!this.silent && this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
  }
}
