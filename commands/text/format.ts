import { type Command, commandName } from '../command.ts';
import { quote } from './tokens.ts';

/** A command with its arguments as one would type it: what `parseText` reads back to the same arguments. */
export function formatText(command: Command, args: Readonly<Record<string, string | number>>): string {
  const words = [`/${commandName(command)}`];
  let positional = true;
  for (const option of command.options) {
    const value = args[option.name];
    if (value === undefined) {
      positional = false;
      continue;
    }
    const text = String(value);
    const bare = /^[\p{L}\p{N}][\p{L}\p{N}.:/_-]*$/u.test(text);
    words.push(positional && bare ? text : `${option.name}=${bare ? text : quote(text)}`);
    // What takes the rest of the line would take the next word too.
    if (!bare || (option.kind === 'text' && option.rest)) positional = false;
  }
  return words.join(' ');
}
