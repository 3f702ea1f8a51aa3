import { UserError } from '../../src/errors.ts';
import type { Command, IntegerOption, OptionDef, TextOption } from '../command.ts';
import { listed } from '../reply/words.ts';
import { usageLine } from './usage.ts';

/** Arguments that passed the checks of their command's definition. */
export type Args = Readonly<Record<string, string | number>>;

const LONGEST_TEXT = 500;
export const LONGEST_FILE = 100_000;

/** Checks given values against a definition; empty ones count as left out. Throws a `UserError` that names the option. */
export function checkOptions(command: Command, given: Readonly<Record<string, string | number>>): Args {
  const names = new Set(command.options.map(({ name }) => name));
  const stranger = Object.keys(given).find((name) => !names.has(name));
  if (stranger !== undefined)
    throw new UserError(`There is no option ${stranger.slice(0, 40)}. ${usageLine(command)}`);
  const checked: Record<string, string | number> = {};
  for (const option of command.options) {
    const value = tidy(option, Object.hasOwn(given, option.name) ? given[option.name] : undefined);
    if (value !== '') checked[option.name] = checkOption(command, option, value);
    else if (option.required) throw new UserError(`${option.name} is missing. ${usageLine(command)}`);
  }
  return checked;
}

/** Control characters have no meaning in any option; line ends are spaces, or commas in a list. */
function tidy(option: OptionDef, value: string | number | undefined): string {
  const lineEnd = option.kind === 'text' && option.list ? ', ' : ' ';
  return String(value ?? '')
    .toWellFormed()
    .trim()
    .replace(/\s*[\r\n]+\s*/gu, lineEnd)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

function checkOption(command: Command, option: OptionDef, value: string): string | number {
  switch (option.kind) {
    case 'text':
      return checkText(option, value);
    case 'file':
      return checkText({ ...option, kind: 'text', maxLength: LONGEST_FILE }, value);
    case 'integer':
      return checkInteger(command, option, value);
    case 'choice': {
      const choice = option.choices.find((one) => one === value.toLowerCase());
      if (choice !== undefined) return choice;
      throw new UserError(
        `${option.name} is ${listed(option.choices, 'or')}, not ${shown(value)}. ${usageLine(command)}`,
      );
    }
    case 'channel':
      if (/^[\w:.-]{1,64}$/u.test(value)) return value;
      throw new UserError(
        `I cannot find the channel ${shown(value)} by its name. Choose it from the list that opens when you type #, or run the command in that channel.`,
      );
  }
}

function checkText({ name, maxLength = LONGEST_TEXT }: TextOption, value: string): string {
  if (value.length <= maxLength) return value;
  throw new UserError(
    `${name} has ${value.length} characters, and I take at most ${maxLength}. Shorten it and try again.`,
  );
}

function checkInteger(command: Command, { name, min, max }: IntegerOption, value: string): number {
  const number = /^-?\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UserError(
    `${name} is a whole number from ${min} to ${max}, not ${shown(value)}. ${usageLine(command)}`,
  );
}

function shown(value: string): string {
  return `“${[...value].slice(0, 40).join('')}”`;
}
