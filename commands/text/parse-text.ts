import { nearest } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { type Command, commandName } from '../command.ts';
import { readArguments } from './arguments.ts';
import { type Args, checkOptions } from './check-options.ts';
import { normalize } from './normalize.ts';

export interface ParsedCommand {
  readonly command: Command;
  readonly args: Args;
}

/**
 * A command as typed after its root, e.g. `search "data selection" limit=3`. Throws a `UserError` that names the option
 * and shows the usage, or offers the nearest command.
 */
export function parseText(commands: readonly Command[], root: string, text: string): ParsedCommand {
  const line = normalize(text) || 'help';
  const known = commands.filter((command) => command.root === root);
  const command = longestPath(known, line);
  if (command === undefined) throw unknownCommand(known, commands, root, line);
  const words = new RegExp(`^(?:\\S+\\s*){${command.path.length}}`, 'u');
  return { command, args: checkOptions(command, readArguments(command, line.replace(words, ''))) };
}

function longestPath(known: readonly Command[], line: string): Command | undefined {
  const words = line.toLowerCase().split(/\s+/u);
  return known
    .filter(({ path }) => path.every((word, i) => words[i] === word))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

function unknownCommand(
  known: readonly Command[],
  all: readonly Command[],
  root: string,
  line: string,
): UserError {
  const [first = '', second = ''] = line.split(/\s+/u);
  const group = known.filter(({ path }) => path.length > 1 && path[0] === first.toLowerCase());
  const typed = group.length > 0 ? `${first} ${second}`.trim() : first;
  const name = `/${root} ${typed.slice(0, 40)}`;
  const near = nearest(typed, [
    ...known.map(({ path }) => path.join(' ')),
    ...known.map(({ path }) => path[0] ?? ''),
  ]);
  const meant = near && known.find(({ path }) => path.join(' ') === near || path[0] === near);
  if (meant) return new UserError(`There is no ${name}. Did you mean /${commandName(meant)}?`);
  const elsewhere = all.find((command) => command.root !== root && command.path[0] === first.toLowerCase());
  if (elsewhere) return new UserError(`There is no ${name}. Did you mean /${commandName(elsewhere)}?`);
  return new UserError(
    `There is no ${name}. /paper help lists what there is; /paper search looks for papers.`,
  );
}
