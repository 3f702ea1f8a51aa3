import type { AutocompleteCall, Suggestion } from '../../src/chat/api.ts';
import type { Command } from '../command.ts';
import { invocationFor } from './invocation-for.ts';
import type { RunnerParts } from './parts.ts';
import { within } from './within.ts';

/** Platforms wait 3 s, people do not: late guesses are worth nothing. */
const LIMIT_MS = 280;
const AT_MOST = 25;
const LONGEST = 100;

/** Guesses for an option while it is typed, in time or not at all. */
export async function suggesting(parts: RunnerParts, call: AutocompleteCall): Promise<readonly Suggestion[]> {
  const command = commandAsked(parts.commands, call);
  if (command === undefined) return [];
  const guesses = guess(parts, call, command).catch((error: unknown) => {
    parts.log.warn({ error, option: call.option }, 'no suggestions');
    return [];
  });
  return within(parts.clock, LIMIT_MS, guesses, () => []);
}

function commandAsked(commands: readonly Command[], { root, path, option }: AutocompleteCall) {
  const command = commands.find((one) => one.root === root && one.path.join(' ') === path.join(' '));
  const asked = command?.options.find(({ name }) => name === option);
  return asked?.kind === 'text' && asked.suggests ? command : undefined;
}

async function guess(
  parts: RunnerParts,
  call: AutocompleteCall,
  command: Command,
): Promise<readonly Suggestion[]> {
  const invocation = await invocationFor(parts, call);
  const typed = call.partial.slice(0, LONGEST).toWellFormed();
  const found = (await command.suggest?.(call.option, typed, invocation)) ?? [];
  return found
    .filter(({ name, value }) => name !== '' && value !== '' && value.length <= LONGEST)
    .slice(0, AT_MOST)
    .map(({ name, value }) => ({ name: cut(name), value }));
}

function cut(name: string): string {
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 1).replace(/[\p{Surrogate}\p{M}\u200D]+$/u, '')}…`;
}
