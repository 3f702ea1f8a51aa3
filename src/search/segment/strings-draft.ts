import { bytesOf, type Strings } from './strings.ts';

/** A row of strings that grows; no more is put into it once it is finished. */
export class StringsDraft {
  #bytes: Uint8Array;
  #starts: Uint32Array;
  #count = 0;

  /** With room for so many strings and bytes at first. */
  constructor(strings: number, bytes: number) {
    this.#bytes = new Uint8Array(Math.max(bytes, 16));
    this.#starts = new Uint32Array(strings + 1);
  }

  push(text: string): void {
    this.pushBytes(bytesOf(text));
  }

  pushBytes(bytes: Uint8Array): void {
    const start = this.#starts[this.#count] ?? 0;
    const end = start + bytes.length;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, end);
    this.#bytes.set(bytes, start);
    this.#count++;
    if (this.#count >= this.#starts.length) {
      const starts = new Uint32Array(this.#starts.length * 2);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    this.#starts[this.#count] = end;
  }

  finish(): Strings {
    const end = this.#starts[this.#count] ?? 0;
    const [bytes, starts] = [this.#bytes, this.#starts];
    return {
      bytes: bytes.length === end ? bytes : bytes.slice(0, end),
      starts: starts.length === this.#count + 1 ? starts : starts.slice(0, this.#count + 1),
    };
  }
}

function grown(bytes: Uint8Array, atLeast: number): Uint8Array {
  const larger = new Uint8Array(Math.max(atLeast, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
