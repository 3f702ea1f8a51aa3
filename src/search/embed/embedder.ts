import type { Clock } from '../../clock.ts';
import { describeError } from '../../errors.ts';
import { within } from '../../sources/http/limits.ts';
import { backOffMs, retryAfterMs } from '../../sources/http/retry.ts';
import { EmbeddingError } from './embedding-error.ts';
import { readEmbeddings } from './read-embeddings.ts';

/** A service that puts texts in a space where those on one matter are near each other. */
export interface Embedder {
  /** Vectors of one name belong together. */
  readonly name: string;
  /** One vector of length 1 for each text, in their order. Throws an `EmbeddingError`, or the signal's reason. */
  embed(texts: readonly string[], options: EmbedOptions): Promise<readonly Float32Array[]>;
}

export interface EmbedOptions {
  readonly signal: AbortSignal;
  /** For all tries together. */
  readonly withinMs: number;
  /** 1 for what cannot wait. */
  readonly tries: number;
}

export interface EmbedderParts {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly clock: Clock;
}

const MOST_BYTES = 64 << 20;

/** Speaks `POST {baseUrl}/embeddings` as OpenAI and many local servers do. */
export function createEmbedder(parts: EmbedderParts): Embedder {
  const { baseUrl, model, clock } = parts;
  let dimension: number | undefined;
  return {
    name: `${baseUrl} ${model}`,
    embed: async (texts, { signal, withinMs, tries }) => {
      const late = () => new EmbeddingError(`the embedding service took longer than ${withinMs} ms`, 0);
      const limit = { ms: withinMs, signal, late };
      const vectors = await within(clock, limit, (limited) => ask(parts, texts, tries, limited));
      dimension ??= vectors[0]?.length;
      if (vectors.every(({ length }) => length === dimension)) return vectors;
      throw new EmbeddingError('the embedding service answered vectors of another length than before');
    },
  };
}

async function ask(parts: EmbedderParts, texts: readonly string[], tries: number, signal: AbortSignal) {
  const { clock } = parts;
  for (let tried = 1; ; tried++) {
    try {
      return readEmbeddings(await post(parts, texts, signal), texts.length);
    } catch (error) {
      signal.throwIfAborted();
      const after = error instanceof EmbeddingError ? error.afterMs : undefined;
      if (tried >= tries || after === undefined) throw error;
      await clock.sleep(Math.max(after, backOffMs(tried, clock.random())), signal);
    }
  }
}

async function post(
  { baseUrl, model, apiKey, clock }: EmbedderParts,
  input: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(`${baseUrl}/embeddings`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
    // Without the format some servers answer floats and some base64, whatever the reader expects.
    body: JSON.stringify({ model, input, encoding_format: 'float' }),
    // A key goes to the service that was named and to no other.
    redirect: 'error',
    signal,
  }).catch((error) => {
    signal.throwIfAborted();
    throw new EmbeddingError(`the embedding service cannot be reached (${describeError(error)})`, 0);
  });
  if (response.ok) return readText(response, signal);
  await response.body?.cancel();
  const passes = response.status === 429 || response.status >= 500;
  const after = passes ? retryAfterMs(response.headers, clock.now()) : undefined;
  throw new EmbeddingError(`the embedding service answered ${response.status}`, after);
}

async function readText(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new EmbeddingError('the embedding service answered too much');
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EmbeddingError) throw error;
    throw new EmbeddingError('the embedding service broke off its answer', 0, { cause: error });
  }
  return text + decoder.decode();
}
