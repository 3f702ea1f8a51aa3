import { UserError } from '../../src/errors.ts';
import type { Query } from '../../src/search/api.ts';
import { quoted } from '../reply/words.ts';

/** Why there is nothing to look for, with the way out. */
export function nothingAsked(typed: string, { clauses, notes }: Query): UserError {
  if (clauses.length > 0 && clauses.every(({ not }) => not)) {
    return new UserError(
      `${quoted(typed)} only says what to leave out. Add what to look for, for example cat:cs.CL.`,
    );
  }
  if (clauses.length > 0) {
    return new UserError(`${quoted(typed)} stands in every paper. Add a word that tells papers apart.`);
  }
  const [note] = notes;
  const wayOut = 'Try words of a title, a name, or an arXiv id.';
  return new UserError(`${note ?? `${quoted(typed)} holds no word to look for.`} ${wayOut}`);
}
