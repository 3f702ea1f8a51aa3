import type { Paper } from '../../src/papers/api.ts';
import type { Invocation } from '../invocation.ts';

/** Says of a paper which topics of the space it fits and by what words; '' for one that fits none. */
export async function topicReasons(
  papers: readonly Paper[],
  { services, space }: Pick<Invocation, 'services' | 'space'>,
): Promise<(paper: Paper) => string> {
  const reasons = space && (await services.topics.whyTheyFit(space.id, papers));
  return ({ id }) => reasons?.get(id)?.join(' · ') ?? '';
}
