import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { describeError } from '../../errors.ts';
import { SealedTier } from '../segment/sealed-tier.ts';
import { formatManifest, type Manifest, parseManifest, segmentNumber } from './manifest.ts';
import { isMissing, syncFolder, writeSafely } from './safe-files.ts';
import { readSegment, writeSegment } from './segment-file.ts';

const MANIFEST = 'manifest.json';
const ASIDE = '.aside';

/** For tests: called after each step of a save, where a process may die. */
export type AtStep = (step: 'segment' | 'manifest' | 'renamed' | 'removed') => void;

/** What was found in a folder. */
export interface Restored {
  readonly segments: readonly SealedTier[];
  /** Everything up to this change of the store is in the segments; 0 when something is missing. */
  readonly change: number;
}

/**
 * The sealed segments in a folder, and a manifest that says which of them count. It is only a cache: what cannot be used
 * is set aside and made again. A file is never changed once the manifest names it, so a stop at any moment leaves the
 * state before or after.
 */
export class Snapshot {
  readonly #folder: string;
  readonly #onTrouble: (what: string) => void;
  readonly #at: AtStep;
  readonly #files = new WeakMap<SealedTier, string>();
  #next = 1;

  constructor(folder: string, onTrouble: (what: string) => void, at: AtStep = () => undefined) {
    this.#folder = folder;
    this.#onTrouble = onTrouble;
    this.#at = at;
  }

  async restore(): Promise<Restored> {
    await mkdir(this.#folder, { recursive: true });
    for (const file of await readdir(this.#folder)) {
      if (file.endsWith(ASIDE)) await rm(path.join(this.#folder, file), { recursive: true, force: true });
    }
    const manifest = await this.#readManifest();
    const segments: SealedTier[] = [];
    for (const { file, gone } of manifest?.segments ?? []) {
      const segment = await this.#readSegment(file, gone);
      if (segment) segments.push(segment);
    }
    const whole = manifest && segments.length === manifest.segments.length;
    await this.#clean(segments);
    return { segments, change: whole ? manifest.change : 0 };
  }

  /** Whether its file is written; what was removed from it since does not count. */
  isSaved(segment: SealedTier): boolean {
    return this.#files.has(segment);
  }

  /** Writes what is not yet written, then the manifest, then removes what it no longer names. */
  async save(segments: readonly SealedTier[], change: number): Promise<void> {
    const gone = segments.map((segment) => [...segment.gone]);
    const files: string[] = [];
    for (const segment of segments) files.push(await this.#fileOf(segment));
    const sealed = files.map((file, i) => ({ file, gone: gone[i] ?? [] }));
    await this.#replace(MANIFEST, formatManifest({ change, segments: sealed }));
    await this.#clean(segments);
  }

  async #fileOf(segment: SealedTier): Promise<string> {
    const known = this.#files.get(segment);
    if (known) return known;
    const file = `segment-${this.#next++}.bin`;
    const target = path.join(this.#folder, file);
    try {
      await writeSegment(target, segment.data);
    } catch (error) {
      // Half a file on a full disk would only keep it full.
      await rm(target, { recursive: true, force: true });
      throw error;
    }
    this.#at('segment');
    this.#files.set(segment, file);
    return file;
  }

  async #replace(file: string, text: string): Promise<void> {
    const target = path.join(this.#folder, file);
    await writeSafely(`${target}.new`, text);
    this.#at('manifest');
    await rename(`${target}.new`, target);
    this.#at('renamed');
    await syncFolder(this.#folder);
  }

  async #readManifest(): Promise<Manifest | undefined> {
    try {
      return parseManifest(await readFile(path.join(this.#folder, MANIFEST), 'utf8'));
    } catch (error) {
      if (isMissing(error)) return undefined;
      await this.#setAside(MANIFEST, error);
      return undefined;
    }
  }

  async #readSegment(file: string, gone: readonly number[]): Promise<SealedTier | undefined> {
    try {
      const segment = new SealedTier(await readSegment(path.join(this.#folder, file)), gone);
      this.#files.set(segment, file);
      return segment;
    } catch (error) {
      await this.#setAside(file, error);
      return undefined;
    }
  }

  async #setAside(file: string, error: unknown): Promise<void> {
    this.#onTrouble(`the search index's ${file} is set aside and made again: ${describeError(error)}`);
    const from = path.join(this.#folder, file);
    await rename(from, from + ASIDE).catch((failed) => {
      if (!isMissing(failed)) throw failed;
    });
  }

  /** Removes files that no segment needs; those set aside stay until the next start. */
  async #clean(segments: readonly SealedTier[]): Promise<void> {
    const needed = new Set(segments.map((segment) => this.#files.get(segment)));
    for (const file of await readdir(this.#folder)) {
      const number = segmentNumber(file);
      this.#next = Math.max(this.#next, (number ?? 0) + 1);
      const left = file.endsWith('.new') || (number !== undefined && !needed.has(file));
      if (!left) continue;
      await rm(path.join(this.#folder, file), { recursive: true, force: true });
      this.#at('removed');
    }
  }
}
