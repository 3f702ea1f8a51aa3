import type { Config } from '../config.ts';
import type { Terminal } from './terminal.ts';

/** What verbs work with. */
export interface CliEnvironment {
  /** Read when a verb needs it, so that `--help` works with a broken setting. */
  config(): Config;
  /** Where the command was typed: relative paths start here. */
  readonly cwd: string;
  readonly terminal: Terminal;
}
