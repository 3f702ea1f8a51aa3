import type { CommandHint, OptionHint } from './options.ts';

/** What a half-typed command asks for: the commands it may become, or the value of one of their options. */
export type Completion =
  | { readonly kind: 'commands'; readonly commands: readonly CommandHint[] }
  | {
      readonly kind: 'value';
      readonly command: CommandHint;
      readonly option: OptionHint;
      readonly partial: string;
      readonly head: string;
      /** Options whose name begins as the last word, and what stands before that word. */
      readonly more: { readonly options: readonly OptionHint[]; readonly head: string };
    };

/** Reads what is typed so far. The last named option (`zone=Eu`) or else the first option takes the end of it. */
export function completionOf(typed: string, hints: readonly CommandHint[]): Completion {
  const text = typed.replace(/^\s*\/?/, '').replace(/\s+/g, ' ');
  const command = hints.filter((hint) => `${text} `.startsWith(`${words(hint)} `)).at(-1);
  if (!command || text.length <= words(command).length) {
    return { kind: 'commands', commands: hints.filter((hint) => words(hint).startsWith(text.toLowerCase())) };
  }
  const rest = text.slice(words(command).length + 1);
  const named = /(?:^|\s)([a-z-]+)=([^=]*)$/.exec(rest);
  const [first] = command.options;
  const option = named ? command.options.find(({ name }) => name === named[1]) : first;
  if (option === undefined) return { kind: 'commands', commands: [] };
  const partial = named?.[2] ?? rest;
  const head = `/${text.slice(0, text.length - partial.length)}`;
  return { kind: 'value', command, option, partial, head, more: optionsAt(text, rest, command) };
}

/** Of a word of text one letter says nothing. */
const LETTERS = 2;

/** Those not named yet. */
function optionsAt(text: string, rest: string, { options }: CommandHint) {
  const last = /[a-z-]*$/i.exec(rest)?.[0] ?? '';
  const begins = ({ name }: OptionHint) => name.startsWith(last.toLowerCase()) && !rest.includes(`${name}=`);
  const stands = last.length >= LETTERS && /(?:^|\s)$/.test(rest.slice(0, rest.length - last.length));
  return {
    options: stands ? options.filter(begins) : [],
    head: `/${text.slice(0, text.length - last.length)}`,
  };
}

/** `paper topic list` */
export function words(hint: Pick<CommandHint, 'root' | 'path'>): string {
  return [hint.root, ...hint.path].join(' ');
}

/** `/paper subscribe <topic>`, `/paper search <query> [limit=…]` */
export function usage(hint: CommandHint): string {
  const options = hint.options.map(({ name, required }) => (required ? `<${name}>` : `[${name}=…]`));
  return [`/${words(hint)}`, ...options].join(' ');
}
