import { describeError, UserError } from '../../errors.ts';

/** One line of a file, from 1; or why it has no text. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: string };

const LONGEST = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Cuts bytes into lines of UTF-8, holding no more than one. A stream that breaks ends with a line that says so. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Line> {
  const cutter = new LineCutter();
  try {
    for await (const chunk of bytes) yield* cutter.take(chunk);
  } catch (fault) {
    if (fault instanceof UserError) throw fault;
    yield { number: cutter.number, problem: `the file breaks off here (${describeError(fault)})` };
    return;
  }
  yield* cutter.rest();
}

class LineCutter {
  number = 1;
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  *take(chunk: Uint8Array): Iterable<Line> {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, end));
      yield this.#finish();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  *rest(): Iterable<Line> {
    if (this.#length > 0) yield this.#finish();
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    // Past the limit only the length counts: the line is lost already.
    if (this.#length <= LONGEST) this.#parts.push(part);
  }

  #finish(): Line {
    const line = this.#line(this.number++);
    this.#parts = [];
    this.#length = 0;
    return line;
  }

  #line(number: number): Line {
    if (this.#length > LONGEST) return { number, problem: 'longer than 4 MB' };
    try {
      return { number, text: this.#decoder.decode(Buffer.concat(this.#parts)).replace(/\r$/, '') };
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      return { number, problem: 'not UTF-8' };
    }
  }
}
