import type { Papers } from './papers-file.ts';

/** One engine, doing the same work on the same papers as the others. */
export interface Engine {
  readonly name: string;
  build(papers: Papers): Promise<void>;
  /** What is learnt apart from answering, on a thread of its own. */
  learn?(): Promise<void>;
  /** Numbers of the ten best papers. */
  search(query: string): readonly number[];
  suggest?(partial: string): unknown;
  /** Adds more papers; returns the longest time in ms that nothing else could run. */
  addMore?(papers: Papers, from: number, count: number): Promise<number>;
  /** Writes what a restart needs, forgets all, reads it again; returns the ms until the first answer. */
  restart(): Promise<number>;
  /** Bytes outside of the heap that are its own, such as a file. */
  diskBytes?(): number;
  close(): void;
}

export const TOP = 10;

export const numberOf = (id: string): number => Number.parseInt(id.slice(1), 10);
