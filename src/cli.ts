import { Command, CommanderError } from 'commander';
import { manifest } from '../adapters/slack/manifest.ts';
import { importVerb } from './cli/import.ts';
import { manifestVerb } from './cli/manifest.ts';
import type { Terminal } from './cli/terminal.ts';
import { loadConfig } from './config.ts';
import { ConfigError, describeError, UserError } from './errors.ts';

/** One line a verb. */
const VERBS = [importVerb, manifestVerb(manifest)];

const EXIT = { ok: 0, failed: 1, usage: 2, config: 78, interrupted: 130 } as const;

/** Runs one verb of the command line and gives its exit code. */
export async function runCli(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () =>
    stop.abort(new UserError('Stopped. What was done stays; run it again to go on.')),
  );
  const terminal: Terminal = {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    signal: stop.signal,
  };
  // npm runs scripts in the project's folder and tells where it was called.
  const cwd = environment.INIT_CWD ?? process.cwd();
  const program = new Command('npm run paperboy --')
    .description('Paperboy brings research papers to Discord, Slack and a local page. `npm start` runs it.')
    .exitOverride();
  for (const verb of VERBS) verb(program, { config: () => loadConfig(environment), cwd, terminal });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    terminal.err(error instanceof UserError ? error.message : describeError(error));
    if (stop.signal.aborted) return EXIT.interrupted;
    return error instanceof ConfigError ? EXIT.config : EXIT.failed;
  }
}
