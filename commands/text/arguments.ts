import { nearest } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { Command, OptionDef } from '../command.ts';
import { type Token, tokens, unquote } from './tokens.ts';
import { usageLine } from './usage.ts';

/** The arguments on the rest of a line: positional words in the order of the definition, `name=value` anywhere. Unchecked. */
export function readArguments(command: Command, line: string): Record<string, string> {
  const all = tokens(line, new Set(command.options.map(({ name }) => name)));
  const args: Record<string, string> = Object.create(null);
  for (const { name, value, raw } of all) {
    if (name === undefined) {
      refuseMistyped(command, raw);
      continue;
    }
    if (name in args) throw new UserError(`${name} stands there twice. ${usageLine(command)}`);
    args[name] = value;
  }
  const open = command.options.filter(({ name }) => !(name in args));
  const left = fill(
    args,
    open,
    all.filter(({ name }) => name === undefined),
  );
  if (left) throw new UserError(`I do not know what to do with “${left.value}”. ${usageLine(command)}`);
  return { ...args };
}

/** `lim=5` where `limit` is meant; anything else with an `=` is text. */
function refuseMistyped(command: Command, word: string): void {
  const name = /^([a-z][a-z-]{2,})=./.exec(word)?.[1];
  if (name === undefined) return;
  const names = command.options.map((option) => option.name);
  const meant = names.find((option) => option.startsWith(name)) ?? nearest(name, names);
  if (meant) throw new UserError(`There is no option ${name}. Did you mean ${meant}=? ${usageLine(command)}`);
}

/** Gives the words to the options in order; answers with the first word that is too many. */
function fill(
  args: Record<string, string>,
  options: readonly OptionDef[],
  words: readonly Token[],
): Token | undefined {
  let next = 0;
  for (const option of options) {
    const word = words[next];
    if (word === undefined) return undefined;
    if (option.kind === 'text' && option.rest) {
      const line = words.slice(next).map(({ raw }) => raw);
      args[option.name] = option.rest === 'words' ? unquote(line.join(' ')) : line.join(' ');
      return undefined;
    }
    args[option.name] = word.value;
    next++;
  }
  return words[next];
}
