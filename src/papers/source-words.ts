/** The sources by key, in words. */
export const SOURCE_NAMES: Readonly<Record<string, string>> = {
  'hf-daily': 'Hugging Face',
  arxiv: 'arXiv',
  starter: 'starter collection',
  file: 'imported',
};

/** A source's key in words; a key without words stands for itself. */
export function sourceWords(source: string): string {
  return SOURCE_NAMES[source] ?? source;
}
