import type { Suggestion } from '../../src/chat/api.ts';
import type { Services } from '../invocation.ts';

const AT_MOST = 25;

/** Papers whose titles go on as typed, chosen by their id. */
export async function suggestPapers(
  partial: string,
  { index }: Pick<Services, 'index'>,
): Promise<readonly Suggestion[]> {
  if (partial.trim() === '') return [];
  const found = await index.suggest(partial, AT_MOST);
  return found.map(({ paperId, title }) => ({ name: title, value: paperId }));
}
