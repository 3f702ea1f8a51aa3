import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import type { CliEnvironment } from './environment.ts';

interface Options {
  readonly publicUrl?: string;
  readonly history?: boolean;
}

/** `manifest`: the Slack app as JSON, for "Create from manifest". What it says is made by the adapter. */
export function manifestVerb(make: (options: Options) => unknown) {
  return (program: Command, { terminal }: CliEnvironment): void => {
    program
      .command('manifest')
      .summary('print the Slack app as JSON')
      .description(
        'Print the app manifest for api.slack.com/apps, "Create New App", "From a manifest".\nThe bot opens a socket to Slack, unless Slack is to send requests to a public address.',
      )
      .option('--public-url <address>', 'where Slack reaches the bot, for HTTP in place of a socket')
      .option('--history', 'ask for the history of channels too, to look up messages whose answer was lost')
      .action((options: Options) => {
        checkAddress(options.publicUrl);
        terminal.out(JSON.stringify(make(options), null, 2));
      });
  };
}

/** Slack sends requests over TLS only. */
function checkAddress(address: string | undefined): void {
  if (address === undefined || (URL.canParse(address) && new URL(address).protocol === 'https:')) return;
  throw new UserError(
    `${address} is not an https address. Give the one at which Slack reaches this bot, such as https://paperboy.example.org.`,
  );
}
