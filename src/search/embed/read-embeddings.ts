import { EmbeddingError } from './embedding-error.ts';

const MOST_NUMBERS = 8_192;

/** The vectors of an answer in the order of the texts, made of length 1. Throws an `EmbeddingError` that says what is wrong. */
export function readEmbeddings(text: string, count: number): readonly Float32Array[] {
  const data = parsed(text);
  if (!Array.isArray(data)) throw wrong('no list of embeddings');
  if (data.length !== count) throw wrong(`${data.length} embeddings for ${count} texts`);
  const vectors: Float32Array[] = [];
  for (const [place, entry] of data.entries()) {
    const { index = place, embedding } = isRecord(entry) ? entry : {};
    if (!Number.isInteger(index) || Number(index) < 0 || Number(index) >= count) throw wrong('an odd index');
    if (vectors[Number(index)]) throw wrong('one index twice');
    vectors[Number(index)] = unitVector(embedding);
  }
  if (vectors.some(({ length }) => length !== vectors[0]?.length)) throw wrong('vectors of several lengths');
  return vectors;
}

function parsed(text: string): unknown {
  try {
    const answer: unknown = JSON.parse(text);
    return isRecord(answer) ? answer.data : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw wrong('something that is no JSON');
  }
}

function unitVector(embedding: unknown): Float32Array {
  if (!Array.isArray(embedding) || embedding.length === 0 || embedding.length > MOST_NUMBERS) {
    throw wrong('no vector of numbers');
  }
  let square = 0;
  for (const value of embedding) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong('a vector with what is no number');
    square += value * value;
  }
  if (!(square > 0) || !Number.isFinite(square)) throw wrong('a vector of no length');
  const length = Math.sqrt(square);
  return Float32Array.from(embedding, (value: number) => value / length);
}

const wrong = (what: string) => new EmbeddingError(`the embedding service answered ${what}`);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
