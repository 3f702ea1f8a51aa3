import type { Message } from './message.ts';
import type { ChatPlatform } from './platform.ts';
import type { DeliveryKey } from './refs.ts';
import type { PostResult } from './results.ts';

/** A mailbox whose owner has confirmed it: nothing but the question itself goes to any other. */
export interface Mailbox {
  readonly address: string;
  /** A path of our page that ends these mails. */
  readonly leavePath: string;
}

/** What a mail asks to do, on our page. */
export interface MailLink {
  readonly label: string;
  readonly path: string;
}

/** A platform that carries mail. Its channels are the ids of mailboxes, never addresses. */
export interface MailPlatform extends ChatPlatform {
  /** Sends the one question that an address gets before its owner has confirmed it. */
  ask(address: string, message: Message, link: MailLink, key: DeliveryKey): Promise<PostResult>;
}

/** What a link of a mail is for. */
export type MailLinkUse = 'confirm' | 'leave';

/** What the page shows for a link of a mail; with `button` it can be followed. */
export interface MailPage {
  readonly status: 'open' | 'done' | 'gone';
  readonly title: string;
  readonly lines: readonly string[];
  readonly button?: string;
}

/** The links that stand in mails. Looking changes nothing, since mail scanners look at every link. */
export interface MailLinks {
  look(use: MailLinkUse, token: string): Promise<MailPage>;
  follow(use: MailLinkUse, token: string): Promise<MailPage>;
}
