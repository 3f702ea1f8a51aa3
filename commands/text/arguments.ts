import { nearest } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { Command, OptionDef } from '../command.ts';
import { quote, type Token, tokens, unquote } from './tokens.ts';
import { usageLine } from './usage.ts';

/**
 * The arguments on the rest of a line: positional words in the order of the definition, `name=value` anywhere; a value
 * that may be long goes on to the next name. Unchecked.
 */
export function readArguments(command: Command, line: string): Record<string, string> {
  const all = tokens(line, new Set(command.options.map(({ name }) => name)));
  for (const { name, raw } of all) if (name === undefined) refuseMistyped(command, raw);
  const args: Record<string, string> = Object.create(null);
  const words: Token[] = [];
  for (const [first, ...more] of groupsOf(command, all)) {
    if (first?.name === undefined) words.push(...(first ? [first, ...more] : []));
    else if (first.name in args)
      throw new UserError(`${first.name} stands there twice. ${usageLine(command)}`);
    else
      args[first.name] = more.length > 0 ? lineOf(optionOf(command, first), [first, ...more]) : first.value;
  }
  const open = positional(command).filter(({ name }) => !(name in args));
  const left = fill(args, open, words);
  if (left) throw tooMany(command, left, all);
  return { ...args };
}

/** What stands after an option that takes the rest of the line is given by its name. */
function positional({ options }: Command): readonly OptionDef[] {
  const rest = options.findIndex((option) => option.kind === 'text' && option.rest);
  return rest < 0 ? options : options.slice(0, rest + 1);
}

/** A word that stands behind `name=value` perhaps belongs to it. */
function tooMany(command: Command, left: Token, all: readonly Token[]): UserError {
  const before = all[all.indexOf(left) - 1];
  const quotes = before?.name
    ? ` In quotes it belongs to ${before.name}: ${before.name}=${quote(`${before.value} ${left.value}`)}.`
    : '';
  return new UserError(`I do not know what to do with “${left.value}”.${quotes} ${usageLine(command)}`);
}

/** Each `name=value` by itself, or with the words after it when they are part of its value. */
function groupsOf(command: Command, all: readonly Token[]): readonly Token[][] {
  const groups: Token[][] = [];
  for (const token of all) {
    const last = groups.at(-1);
    if (token.name === undefined && last && goesOn(optionOf(command, last[0]))) last.push(token);
    else groups.push([token]);
  }
  return groups;
}

const optionOf = ({ options }: Command, token: Token | undefined): OptionDef | undefined =>
  options.find(({ name }) => name === token?.name);

const goesOn = (option: OptionDef | undefined) => option?.kind === 'text' && (option.rest ?? option.list);

/** Words as one value. */
function lineOf(option: OptionDef | undefined, words: readonly Token[]): string {
  const line = words
    .map(({ raw, name }) => (name === undefined ? raw : raw.slice(name.length + 1)))
    .join(' ');
  return option?.kind === 'text' && option.rest === 'query' ? line : unquote(line);
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
      args[option.name] = lineOf(option, words.slice(next));
      return undefined;
    }
    args[option.name] = word.value;
    next++;
  }
  return words[next];
}
