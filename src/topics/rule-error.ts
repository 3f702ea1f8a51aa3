import { UserError } from '../errors.ts';

/** Says at which character a rule is wrong (from 1, as a person counts) and what to write instead. */
export function ruleError(text: string, at: number, problem: string, instead: string): UserError {
  const character = [...text.slice(0, at)].length + 1;
  return new UserError(`The rule is wrong at character ${character}: ${problem}. ${instead}`);
}
