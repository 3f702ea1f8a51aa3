import type { Paper, PaperId, PaperLibrary } from '../papers/api.ts';

export interface ReadParts {
  readonly library: Pick<PaperLibrary, 'byIds'>;
}

const AT_ONCE = 100;

/** Papers in slices, so that no query is too long. */
export async function readPapers({ library }: ReadParts, ids: readonly PaperId[]): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    papers.push(...(await library.byIds(ids.slice(at, at + AT_ONCE))));
  return papers;
}
