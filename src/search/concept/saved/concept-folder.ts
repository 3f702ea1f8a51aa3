import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { describeError } from '../../../errors.ts';
import type { SealedTier } from '../../segment/sealed-tier.ts';
import { VectorBlock } from '../vector-block.ts';
import { CheckedFileError, readChecked, writeChecked } from './checked-file.ts';
import { segmentKey } from './segment-key.ts';
import { type LearntSpace, readSpace, writeSpace } from './space-file.ts';

const ASIDE = '.aside';
const SPACE_FILE = /^space-(\d+)\.bin$/;

/** What was found in a folder. */
export interface RestoredConcepts extends LearntSpace {
  /** Segments whose directions are there; those of others can be folded in. */
  readonly known: readonly (readonly [SealedTier, VectorBlock])[];
}

/**
 * The space and the directions of each segment, a file each, with the number of the generation they belong to. Only a
 * cache: what cannot be used is set aside and made again.
 */
export class ConceptFolder {
  readonly #folder: string;
  readonly #onTrouble: (what: string) => void;
  readonly #written = new Set<string>();
  #generation = 0;
  #saved: LearntSpace['parts'] | undefined;

  constructor(folder: string, onTrouble: (what: string) => void) {
    this.#folder = folder;
    this.#onTrouble = onTrouble;
  }

  async restore(segments: readonly SealedTier[]): Promise<RestoredConcepts | undefined> {
    await mkdir(this.#folder, { recursive: true });
    for (const file of await readdir(this.#folder)) {
      if (/\.(aside|new)$/.test(file)) await this.#remove(file);
    }
    const space = await this.#newestSpace();
    if (!space) return undefined;
    this.#saved = space.parts;
    const known: [SealedTier, VectorBlock][] = [];
    for (const segment of segments) {
      const block = await this.#readVectors(segment);
      if (block) known.push([segment, block]);
    }
    return { ...space, known };
  }

  /** Writes what is not yet written, then removes what no segment needs. */
  async save(
    space: LearntSpace,
    segments: readonly SealedTier[],
    vectorsOf: (segment: SealedTier) => VectorBlock | undefined,
  ): Promise<void> {
    if (this.#saved !== space.parts) {
      await writeSpace(this.#path(this.#spaceFile(this.#generation + 1)), space);
      this.#generation++;
      this.#saved = space.parts;
    }
    for (const segment of segments) {
      const block = vectorsOf(segment);
      const file = this.#vectorsFile(segment);
      if (!block || this.#written.has(file)) continue;
      await writeChecked(this.#path(file), this.#headOf(segment), [block.bytes]);
      this.#written.add(file);
    }
    await this.#clean(segments);
  }

  async #newestSpace(): Promise<LearntSpace | undefined> {
    const files = await readdir(this.#folder);
    const numbers = files.flatMap((file) => SPACE_FILE.exec(file)?.slice(1).map(Number) ?? []);
    for (const generation of numbers.sort((a, b) => b - a)) {
      this.#generation = Math.max(this.#generation, generation);
      const file = this.#spaceFile(generation);
      const space = await this.#unlessUnfit(file, () => readSpace(this.#path(file)));
      if (space) this.#generation = generation;
      if (space) return space;
    }
    return undefined;
  }

  async #readVectors(segment: SealedTier): Promise<VectorBlock | undefined> {
    const file = this.#vectorsFile(segment);
    if (!(await readdir(this.#folder)).includes(file)) return undefined;
    return this.#unlessUnfit(file, async () => {
      const block = new VectorBlock(segment.end);
      await readChecked(this.#path(file), (head, bytes) => {
        const asked = Object.entries(this.#headOf(segment));
        const fits = asked.every(([name, value]) => head[name] === value);
        if (!fits) throw new CheckedFileError('it belongs to something else');
        if (bytes !== block.bytes.length) throw new CheckedFileError('it ends too early or too late');
        return block.bytes;
      });
      this.#written.add(file);
      return block;
    });
  }

  #headOf(segment: SealedTier) {
    const key = segmentKey(segment.data);
    return { kind: 'vectors', generation: this.#generation, key, papers: segment.end };
  }

  async #unlessUnfit<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      this.#onTrouble(`the search index's ${file} is set aside and made again: ${describeError(error)}`);
      await rename(this.#path(file), this.#path(file + ASIDE));
      return undefined;
    }
  }

  async #clean(segments: readonly SealedTier[]): Promise<void> {
    const needed = new Set([
      this.#spaceFile(this.#generation),
      ...segments.map((segment) => this.#vectorsFile(segment)),
    ]);
    for (const file of await readdir(this.#folder)) {
      if (needed.has(file) || file.endsWith(ASIDE)) continue;
      this.#written.delete(file);
      await this.#remove(file);
    }
  }

  #remove(file: string): Promise<void> {
    return rm(this.#path(file), { recursive: true, force: true });
  }

  #spaceFile(generation: number): string {
    return `space-${generation}.bin`;
  }

  #vectorsFile({ data }: SealedTier): string {
    return `vectors-${this.#generation}-${segmentKey(data)}.bin`;
  }

  #path(file: string): string {
    return path.join(this.#folder, file);
  }
}
