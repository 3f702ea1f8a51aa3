import type { ActionRef, Form, Message, Subject, Suggestion } from '../src/chat/api.ts';
import type { Invocation } from './invocation.ts';

/** One argument of a command. Required options come first. */
export type OptionDef = TextOption | IntegerOption | ChoiceOption | ChannelOption | FileOption;

interface OptionBase {
  /** Lower-case ASCII letters and dashes. */
  readonly name: string;
  /** 1 to 100 characters. */
  readonly description: string;
  readonly required?: boolean;
}

export interface TextOption extends OptionBase {
  readonly kind: 'text';
  /** At most 6000 (Discord). */
  readonly maxLength?: number;
  /** Values can be guessed while typing: the command has `suggest`. */
  readonly suggests?: boolean;
  /** Typed as text, it takes the rest of the line, or up to the next `name=`: `words` without quotes around it, `query` with its quotes. */
  readonly rest?: 'words' | 'query';
  /** Several with commas between; a line end separates too. After its `name=` it takes words up to the next. */
  readonly list?: true;
}

export interface IntegerOption extends OptionBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
}

export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}

/** A channel of the space, as its id; "here" when left out is up to the command. */
export interface ChannelOption extends OptionBase {
  readonly kind: 'channel';
}

/** A text file, as its text, where a platform's commands take files; elsewhere it is left out. */
export interface FileOption extends OptionBase {
  readonly kind: 'file';
}

/** Distributes over the union, so that each option gives its own type. */
type ValueOf<O extends OptionDef> = O extends IntegerOption
  ? number
  : O extends { kind: 'choice'; choices: readonly (infer C)[] }
    ? C
    : string;

type RequiredNames<T extends readonly OptionDef[]> = Extract<T[number], { required: true }>['name'];

/** The arguments a handler gets: required ones always there, others perhaps. */
export type ArgsOf<T extends readonly OptionDef[]> = {
  readonly [O in T[number] as O['name'] & RequiredNames<T>]: ValueOf<O>;
} & {
  readonly [O in T[number] as Exclude<O['name'], RequiredNames<T>>]?: ValueOf<O>;
};

/** A message for everybody in the channel, remembered with its subjects. */
export interface Post {
  readonly message: Message;
  readonly subjects: readonly Subject[];
}

/** What a handler gives back; the runner does the sending. */
export interface Outcome {
  readonly reply?: Message;
  readonly posts?: readonly Post[];
  readonly form?: Form;
}

/** One command, definition and handler in one. `button` commands have no words: only stored actions run them. */
export interface Command<T extends readonly OptionDef[] = readonly OptionDef[]> {
  readonly root: 'paper' | 'paper-admin' | 'button';
  /** One or two words under the root. */
  readonly path: readonly string[];
  /** 1 to 100 characters, for menus and help. */
  readonly description: string;
  /** `public`: what it brings is posted in the channel; `private`: only the asker sees it. */
  readonly visibility: 'private' | 'public';
  readonly permission: 'anyone' | 'manager';
  /** The first answer may be a form, so the platform must not acknowledge with a promise of text. */
  readonly opensForm?: boolean;
  /** It changes something: an event that a platform repeats runs it once. What posts runs once anyway. */
  readonly changes?: boolean;
  readonly options: T;
  run(args: ArgsOf<T>, invocation: Invocation): Promise<Outcome>;
  /** Values for an option with `suggests`, from an index: within 300 ms. */
  suggest?(option: string, partial: string, invocation: Invocation): Promise<readonly Suggestion[]>;
}

/** Keeps the options' literal types. */
export function defineCommand<const T extends readonly OptionDef[]>(command: Command<T>): Command<T> {
  return command;
}

/** How an action names a command: `paper topic list`, or `vote` for a button's own. */
export function commandName(command: Pick<Command, 'root' | 'path'>): string {
  return command.root === 'button' ? command.path.join(' ') : [command.root, ...command.path].join(' ');
}

/** A press that runs a command. */
export function action(
  run: string,
  args: ActionRef['args'] = {},
  placement: ActionRef['placement'] = 'reply',
): ActionRef {
  return { run, args, placement };
}
