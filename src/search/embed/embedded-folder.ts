import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { describeError } from '../../errors.ts';
import { CheckedFileError, readChecked, writeChecked } from '../concept/saved/checked-file.ts';
import { segmentKey } from '../concept/saved/segment-key.ts';
import type { SealedTier } from '../segment/sealed-tier.ts';
import { WideBlock } from './wide-block.ts';

const ASIDE = '.aside';
const MOST_NUMBERS = 8_192;

/** A service's vectors on disk, a file for each segment. Vectors of another service or model are removed. */
export class EmbeddedFolder {
  readonly #folder: string;
  readonly #prefix: string;
  readonly #onTrouble: (what: string) => void;
  /** How many vectors each file has. */
  readonly #written = new Map<string, number>();

  /** `name`: of the service and its model. */
  constructor(folder: string, name: string, onTrouble: (what: string) => void) {
    this.#folder = folder;
    this.#prefix = createHash('sha256').update(name).digest('hex').slice(0, 12);
    this.#onTrouble = onTrouble;
  }

  async read(segment: SealedTier): Promise<WideBlock | undefined> {
    const file = this.#fileOf(segment);
    await mkdir(this.#folder, { recursive: true });
    if (!(await readdir(this.#folder)).includes(file)) return undefined;
    try {
      const block = await this.#readBlock(file, segment);
      this.#written.set(file, block.known);
      return block;
    } catch (error) {
      this.#onTrouble(`the search index's ${file} is set aside and made again: ${describeError(error)}`);
      await rename(this.#path(file), this.#path(file + ASIDE));
      return undefined;
    }
  }

  /** Writes what has more vectors than its file, then removes what no segment needs. */
  async save(
    segments: readonly SealedTier[],
    blockOf: (segment: SealedTier) => WideBlock | undefined,
  ): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const segment of segments) {
      const [file, block] = [this.#fileOf(segment), blockOf(segment)];
      if (!block || block.known === (this.#written.get(file) ?? 0)) continue;
      const { known, dimension } = block;
      await writeChecked(
        this.#path(file),
        { kind: 'embedded', papers: segment.end, dimension },
        block.columns,
      );
      this.#written.set(file, known);
    }
    const needed = new Set(segments.map((segment) => this.#fileOf(segment)));
    for (const file of await readdir(this.#folder)) {
      if (needed.has(file)) continue;
      this.#written.delete(file);
      await rm(this.#path(file), { recursive: true, force: true });
    }
  }

  async #readBlock(file: string, segment: SealedTier): Promise<WideBlock> {
    let block: WideBlock | undefined;
    let bytes = new Uint8Array();
    await readChecked(this.#path(file), ({ kind, papers, dimension }, length) => {
      const fits = kind === 'embedded' && papers === segment.end && isDimension(dimension);
      if (!fits) throw new CheckedFileError('it belongs to something else');
      block = new WideBlock(segment.end, dimension);
      const room = block.columns.reduce((sum, column) => sum + column.length, 0);
      if (length !== room) throw new CheckedFileError('it ends too early or too late');
      bytes = new Uint8Array(length);
      return bytes;
    });
    if (!block) throw new CheckedFileError('it is empty');
    let at = 0;
    for (const column of block.columns) {
      column.set(bytes.subarray(at, at + column.length));
      at += column.length;
    }
    return block;
  }

  #fileOf({ data }: SealedTier): string {
    return `${this.#prefix}-${segmentKey(data)}.bin`;
  }

  #path(file: string): string {
    return path.join(this.#folder, file);
  }
}

function isDimension(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= MOST_NUMBERS;
}
