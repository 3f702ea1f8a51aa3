import type { Paper, PaperId } from '../../papers/api.ts';
import type { PaperVector } from './embedded.ts';
import type { Embedder } from './embedder.ts';
import { EmbeddingError } from './embedding-error.ts';

/** Longer texts are refused by many services; the beginning tells what a paper is about. */
const MOST_LETTERS = 2_000;
/** What is left of a text that was refused all the same. */
const FEWEST_LETTERS = 300;
const BATCH_MS = 60_000;
const TRIES = 3;
/** What every service takes: an answer tells that the texts are the trouble. */
const PROBE = 'A paper.';

/** The vectors of papers, and those of which the service takes no text, however short. */
export interface EmbeddedPapers {
  readonly given: readonly PaperVector[];
  readonly refused: readonly PaperId[];
}

/**
 * Asks for all vectors at once. When that fails although the service takes a text, one by one: a single paper that it
 * refuses, or a batch that takes it too long, keeps no other back. Throws the first failure when the service takes nothing.
 */
export async function embedPapers(
  papers: readonly Paper[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<EmbeddedPapers> {
  const ask = (texts: readonly string[], tries = 1) =>
    embedder.embed(texts, { signal, withinMs: BATCH_MS, tries });
  try {
    const vectors = await ask(
      papers.map((paper) => textOf(paper, MOST_LETTERS)),
      TRIES,
    );
    return { given: papers.flatMap(({ id }, i) => withVector(id, vectors[i])), refused: [] };
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    await ask([PROBE]).catch(() => {
      throw error;
    });
  }
  return oneByOne(papers, ask);
}

async function oneByOne(
  papers: readonly Paper[],
  ask: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<EmbeddedPapers> {
  const given: PaperVector[] = [];
  const refused: PaperId[] = [];
  const one = async (text: string) =>
    ask([text]).catch((error) => {
      if (error instanceof EmbeddingError) return [];
      throw error;
    });
  for (const paper of papers) {
    let [vector] = await one(textOf(paper, MOST_LETTERS));
    if (!vector) [vector] = await one(textOf(paper, FEWEST_LETTERS));
    given.push(...withVector(paper.id, vector));
    if (vector) continue;
    // A service that went down meanwhile refuses nothing: the rest is asked again.
    if ((await one(PROBE)).length === 0) break;
    refused.push(paper.id);
  }
  return { given, refused };
}

function withVector(id: PaperId, vector: Float32Array | undefined): readonly PaperVector[] {
  return vector ? [{ id, vector }] : [];
}

function textOf({ title, abstract, summary }: Paper, letters: number): string {
  return `${title}\n${abstract || summary}`.slice(0, letters).toWellFormed().trim() || 'untitled';
}
