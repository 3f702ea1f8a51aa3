import { type Block, footnote } from '../../src/chat/api.ts';
import type { Services } from '../invocation.ts';
import { listed } from './words.ts';

/** States in which "no papers" may only mean that we could not see them. */
const TROUBLED = new Set(['late', 'stale', 'partial', 'failing', 'refused']);

const TOLD_IN_FULL = 2;

/** Names the sources that have not told everything, so that an empty list is never taken for a quiet day. */
export async function sourceTrouble({ status }: Pick<Services, 'status'>): Promise<readonly Block[]> {
  const announcing = (await status.sources()).filter(({ supplementary }) => !supplementary);
  const troubled = announcing.filter(({ state }) => TROUBLED.has(state));
  if (troubled.length <= TOLD_IN_FULL)
    return troubled.map(({ name, state, detail }) => footnote(`${name} (${state}): ${detail}`));
  const states = Map.groupBy(troubled, ({ state }) => state);
  const groups = [...states].map(([state, some]) => `${listed(some.map(({ name }) => name))} (${state})`);
  return [footnote(`Papers may be missing: ${groups.join('; ')}. /paper status says more.`)];
}
