import type { Measurement } from '../table.ts';
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
  /** Adds more papers, and does all that follows from it. */
  addMore?(papers: Papers, from: number, count: number): Promise<void>;
  /** Writes what a restart needs, forgets all, reads it again, and says what that took. */
  restart(): Promise<readonly Measurement[]>;
  /** Bytes outside of the heap that are its own, such as a file. */
  diskBytes?(): number;
  close(): void;
}

export const TOP = 10;

export const numberOf = (id: string): number => Number.parseInt(id.slice(1), 10);

/** Reads what was written and answers a first query. */
export async function firstAnswer(read: () => unknown): Promise<Measurement> {
  const start = performance.now();
  await read();
  return { what: 'restart to first answer', value: performance.now() - start, unit: 'ms' };
}
