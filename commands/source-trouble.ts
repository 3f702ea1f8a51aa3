import { type Block, footnote } from '../src/chat/api.ts';
import type { Services } from './invocation.ts';

/** States in which "no papers" may only mean that we could not see them. */
const TROUBLED = new Set(['late', 'stale', 'partial', 'failing', 'refused']);

/** A line for each source that has not told everything, so that an empty list is never taken for a quiet day. */
export async function sourceTrouble({ status }: Pick<Services, 'status'>): Promise<readonly Block[]> {
  const troubled = (await status.sources()).filter(({ state }) => TROUBLED.has(state));
  return troubled.map(({ name, state, detail }) => footnote(`${name} (${state}): ${detail}`));
}
