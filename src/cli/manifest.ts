import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import type { CliEnvironment } from './environment.ts';

interface Options {
  readonly publicUrl?: string;
  readonly history?: boolean;
  readonly groups?: boolean;
}

/** `manifest`: the Slack app as JSON, for "Create from manifest". What it says is made by the adapter. */
export function manifestVerb(make: (options: Options) => unknown) {
  return (program: Command, { terminal, config }: CliEnvironment): void => {
    program
      .command('manifest')
      .summary('print the Slack app as JSON')
      .description(
        'Print the app manifest for api.slack.com/apps, "Create New App", "From a manifest".\nThe bot opens a socket to Slack, unless Slack is to send requests to a public address, as set up or as told here.',
      )
      .option('--public-url <address>', 'where Slack reaches the bot, for HTTP in place of a socket')
      .option('--history', 'ask for the history of channels too, to look up messages whose answer was lost')
      .option('--groups', 'ask for user groups too, so that one of them may manage channels')
      .action(({ publicUrl = httpAddress(config()), history = false, groups = false }: Options) => {
        checkAddress(publicUrl);
        const app = make({ history, groups, ...(publicUrl !== undefined && { publicUrl }) });
        terminal.out(JSON.stringify(app, null, 2));
      });
  };
}

/** The public address, when the settings say that Slack sends requests there. */
function httpAddress({ slack }: Config): string | undefined {
  return slack && 'mode' in slack && slack.mode.kind === 'http' ? slack.mode.publicUrl : undefined;
}

/** Slack sends requests over TLS only. */
function checkAddress(address: string | undefined): void {
  if (address === undefined || (URL.canParse(address) && new URL(address).protocol === 'https:')) return;
  throw new UserError(
    `${address} is not an https address. Give the one at which Slack reaches this bot, such as https://paperboy.example.org.`,
  );
}
