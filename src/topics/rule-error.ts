import { UserError } from '../errors.ts';

/** A stretch of a rule in code units from 0, and what to write in its place. */
export interface Fix {
  readonly at: number;
  readonly end: number;
  readonly instead: string;
}

/** A longer rule is not shown again. */
const SHOWN_AT_MOST = 300;

/** What is wrong with a rule, where, and the way out. */
export class RuleError extends UserError {
  /** What would take the fault away. */
  readonly fix: Fix | undefined;
  /** The rule that was perhaps meant. */
  readonly nearest: string | undefined;

  constructor(message: string, fix?: Fix, nearest?: string) {
    super(nearest && nearest.length <= SHOWN_AT_MOST ? `${message} This works: ${nearest}` : message);
    this.fix = fix;
    this.nearest = nearest;
  }
}

/** Says at which character a rule is wrong (from 1, as a person counts) and what to write instead. */
export function ruleError(
  text: string,
  fix: Fix,
  problem: string,
  instead = '',
  at: number = fix.at,
): RuleError {
  const character = [...text.slice(0, at)].length + 1;
  const sentence = /[.?]$/.test(problem) ? problem : `${problem}.`;
  return new RuleError(`The rule is wrong at character ${character}: ${sentence} ${instead}`.trim(), fix);
}
