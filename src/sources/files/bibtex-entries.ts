import type { FileItem } from '../source.ts';
import type { Line } from './lines.ts';

/** One `@type{…}` as text, with the line it begins at. */
export interface RawEntry {
  readonly line: number;
  readonly text: string;
}

const START = /@\s*[A-Za-z]+\s*[{(]/;
const LONGEST = 512 * 1024;

/** Cuts a BibTeX file into its entries by counting braces, holding one at a time. */
export async function* splitEntries(
  lines: AsyncIterable<Line>,
): AsyncIterable<RawEntry | Extract<FileItem, { problem: string }>> {
  const splitter = new Splitter();
  for await (const line of lines) {
    if ('problem' in line) yield { line: line.number, problem: line.problem };
    else yield* splitter.take(line.number, line.text);
  }
  yield* splitter.abandon('is never closed');
}

type Split = RawEntry | { readonly line: number; readonly problem: string };

class Splitter {
  #line = 0;
  #text: string[] = [];
  #length = 0;
  #depth = 0;
  #close = '';

  *take(number: number, text: string): Iterable<Split> {
    // An entry that begins a line inside another means that the other was never closed.
    if (this.#close !== '' && text.startsWith('@') && START.exec(text)?.index === 0) {
      yield* this.abandon('is not closed before the next begins');
    }
    for (let rest: string | undefined = text; rest !== undefined; ) {
      if (this.#close === '' && !this.#begin(number, rest)) return;
      rest = yield* this.#continue(this.#text.length === 0 ? rest.slice(START.exec(rest)?.index ?? 0) : rest);
    }
  }

  /** Gives up what was begun. */
  *abandon(why: string): Iterable<Split> {
    if (this.#close === '') return;
    const name = /^@\s*\w+\s*[{(]\s*([^,\s]{1,60})/.exec(this.#text[0] ?? '')?.[1] ?? 'without a key';
    yield { line: this.#line, problem: `entry ${name} ${why}` };
    this.#reset();
  }

  #begin(number: number, text: string): boolean {
    const start = START.exec(text)?.[0];
    if (start === undefined) return false;
    this.#line = number;
    this.#close = start.endsWith('(') ? ')' : '}';
    return true;
  }

  /** Reads up to the entry's end in this line; gives back what follows it there. */
  *#continue(text: string): Generator<Split, string | undefined> {
    const end = this.#endIn(text);
    this.#text.push(end < 0 ? text : text.slice(0, end));
    this.#length += text.length + 1;
    if (this.#length > LONGEST) {
      yield* this.abandon('is longer than 512 kB');
      return undefined;
    }
    if (end < 0) return undefined;
    yield { line: this.#line, text: this.#text.join('\n') };
    this.#reset();
    return text.slice(end);
  }

  #endIn(text: string): number {
    const begins = this.#text.length === 0 ? (START.exec(text)?.[0].length ?? 1) - 1 : 0;
    for (let at = begins; at < text.length; at++) {
      const char = text[at];
      if (char === '{') this.#depth++;
      else if (char === '}') this.#depth--;
      const closed =
        this.#close === '}' ? char === '}' && this.#depth <= 0 : char === ')' && this.#depth <= 0;
      if (closed) return at + 1;
    }
    return -1;
  }

  #reset(): void {
    this.#text = [];
    this.#length = 0;
    this.#depth = 0;
    this.#close = '';
  }
}
