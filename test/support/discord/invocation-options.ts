import type { JsonObject } from './json.ts';
import { OPTION } from './rules/command-options.ts';
import type { State } from './state.ts';
import type { Channel, Command, CommandOption, GivenFile, Guild } from './types.ts';
import { wireChannel, wireGuild, wireMember, wireUser } from './wire.ts';

/** Options as a test gives them: users, channels and roles by id or by the object that has one. */
export type GivenOptions = Record<string, string | number | boolean | { id: string } | GivenFile>;

export interface Chosen {
  /** The nested `options` of the payload. */
  options: JsonObject[];
  /** The definition's options at the level that was reached. */
  defined: CommandOption[];
}

const fail = (text: string): never => {
  throw new Error(`This could not be typed into Discord: ${text}`);
};

const nested = (option: CommandOption) => option.type === OPTION.subcommand || option.type === OPTION.group;

/** Goes down to the subcommand a path names, such as `topic add`. */
export function descend(
  command: Command,
  words: string[],
): { level: CommandOption[]; wrap: (leaf: JsonObject[]) => JsonObject[] } {
  let level = command.options;
  const steps: CommandOption[] = [];
  for (const word of words) {
    const found = level.find((option) => option.name === word && nested(option));
    if (!found) return fail(`/${command.name} has no subcommand ${word}`);
    steps.push(found);
    level = found.options ?? [];
  }
  if (level.some(nested)) fail(`/${[command.name, ...words].join(' ')} needs a subcommand`);
  const wrap = (leaf: JsonObject[]) =>
    steps.reduceRight<JsonObject[]>(
      (inner, step) => [{ type: step.type, name: step.name, options: inner }],
      leaf,
    );
  return { level, wrap };
}

function checkText(option: CommandOption, value: string): void {
  const length = [...value].length;
  if (length < (option.min_length ?? 0)) fail(`${option.name} is shorter than ${option.min_length}`);
  if (length > (option.max_length ?? 6000))
    fail(`${option.name} is longer than ${option.max_length ?? 6000}`);
}

function checkNumber(option: CommandOption, value: number): void {
  if (option.type === OPTION.integer && !Number.isInteger(value))
    fail(`${option.name} is not a whole number`);
  if (value < (option.min_value ?? -(2 ** 53))) fail(`${option.name} is less than ${option.min_value}`);
  if (value > (option.max_value ?? 2 ** 53)) fail(`${option.name} is more than ${option.max_value}`);
}

/** The value as the payload carries it, once Discord's own form would have let it through. */
function typedValue(
  option: CommandOption,
  given: GivenOptions[string],
  typing: boolean,
): string | number | boolean {
  const value = typeof given === 'object' ? String('id' in given ? given.id : given.filename) : given;
  const wanted: Record<number, string> = { 4: 'number', 5: 'boolean', 10: 'number' };
  // While it is being typed a number is still text.
  if (typing) return String(value);
  if (typeof value !== (wanted[option.type] ?? 'string')) fail(`${option.name} takes no ${typeof value}`);
  if (option.type === OPTION.string) checkText(option, String(value));
  if (typeof value === 'number') checkNumber(option, value);
  const choices = option.choices ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    fail(`${option.name} offers no ${value}`);
  return value;
}

/** Builds the payload's options and checks them against the registered definition. */
export function chooseOptions(level: CommandOption[], given: GivenOptions, focused?: string): JsonObject[] {
  for (const name of Object.keys(given))
    if (!level.some((option) => option.name === name)) fail(`there is no option ${name}`);
  return level.flatMap((option) => {
    const value = given[option.name];
    const typing = option.name === focused;
    if (typing && option.autocomplete !== true) fail(`${option.name} does not complete`);
    if (value === undefined) {
      if (option.required && focused === undefined) fail(`${option.name} is required`);
      return [];
    }
    return [
      {
        name: option.name,
        type: option.type,
        value: typedValue(option, value, typing),
        ...(typing ? { focused: true } : {}),
      },
    ];
  });
}

/** Files are uploaded before the command is sent; it names them by their ids. */
export function uploaded(state: State, given: GivenOptions): GivenOptions {
  const entries = Object.entries(given).map(([name, value]) => {
    if (typeof value !== 'object' || 'id' in value) return [name, value] as const;
    const id = state.id();
    state.given.set(id, value);
    return [name, { id }] as const;
  });
  return Object.fromEntries(entries);
}

function wireFile(state: State, id: string): JsonObject | undefined {
  const file = state.given.get(id);
  const url = `${state.filesBase}/${id}/${file?.filename}`;
  return file && { id, filename: file.filename, size: file.size ?? file.bytes.length, url, proxy_url: url };
}

/** The objects that ids in the options stand for. */
export function resolve(state: State, guild: Guild | undefined, options: JsonObject[]): JsonObject {
  const tables: Record<string, JsonObject> = {};
  const put = (table: string, id: string, value: JsonObject | undefined, what: string) => {
    if (!value) return fail(`there is no ${what} ${id}`);
    tables[table] = { ...tables[table], [id]: value };
  };
  for (const { type, value } of options) {
    const id = String(value);
    if (type === OPTION.user || (type === OPTION.mentionable && state.users.has(id))) {
      const user = state.users.get(id);
      put('users', id, user && wireUser(user), 'user');
      const member = guild?.members.get(id);
      if (member) put('members', id, { ...wireMember(member, false), permissions: '0' }, 'member');
    } else if (type === OPTION.channel) {
      const channel: Channel | undefined = state.channels.get(id);
      put('channels', id, channel && { ...wireChannel(channel), permissions: '0' }, 'channel');
    } else if (type === OPTION.attachment) {
      put('attachments', id, wireFile(state, id), 'file');
    } else if (type === OPTION.role || type === OPTION.mentionable) {
      const roles = guild ? (wireGuild(guild).roles as JsonObject[]) : [];
      put(
        'roles',
        id,
        roles.find((role) => role.id === id),
        'role',
      );
    }
  }
  return Object.keys(tables).length === 0 ? {} : { resolved: tables };
}
