import type { Command } from '../../commands/command.ts';
import type { Conversation } from '../../src/chat/conversation.ts';
import type { MailLinks } from '../../src/chat/mail.ts';
import type { Log } from '../../src/log.ts';

/** What a hint under the input needs to know of a command. */
export type CommandHint = Pick<Command, 'root' | 'path' | 'description' | 'permission'> & {
  readonly options: readonly OptionHint[];
};

export interface OptionHint {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  /** All that it may be, where that is a few words. */
  readonly choices?: readonly string[];
}

export interface WebOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the page is reached from outside, behind a proxy. */
  readonly publicUrl?: string | undefined;
  /** Opens the page for acting beyond loopback. */
  readonly pageSecret?: string | undefined;
  readonly conversation: Conversation;
  /** What the links of mails lead to; without it there are none. */
  readonly mailLinks?: MailLinks | undefined;
  /** What can be typed, for hints; the page works without. */
  readonly commands?: readonly CommandHint[] | undefined;
  readonly log: Log;
  readonly clock: {
    now(): number;
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
    newId(): string;
  };
  readonly version: string;
  /** One line about sources and platforms, at the foot of the page. */
  readonly statusLine?: (() => string | Promise<string>) | undefined;
}
