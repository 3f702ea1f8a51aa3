import { UserError } from '../../src/errors.ts';
import type { Paper } from '../../src/papers/api.ts';
import type { Invocation } from '../invocation.ts';

/** The paper a button is about, also when it was merged into another since. */
export async function paperAsked(id: string, { services }: Pick<Invocation, 'services'>): Promise<Paper> {
  const [paper] = await services.papers.byIds([id]);
  if (paper) return paper;
  throw new UserError('I no longer hold that paper. Look for it with /paper search.');
}
