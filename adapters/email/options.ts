import type { Mailbox } from '../../src/chat/mail.ts';
import type { Log } from '../../src/log.ts';

export interface EmailOptions {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  readonly url: string;
  /** `bot@example.org` or `Paperboy <bot@example.org>`. */
  readonly from: string;
  /** Where our page is reached, for the links. */
  readonly publicUrl: string;
  /** Who stands behind the id of a mailbox; nobody when it is not confirmed (any more). */
  readonly mailbox: (id: string) => Promise<Mailbox | undefined>;
  readonly log: Log;
  readonly clock: { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> };
  /** Milliseconds without a sign of life from the server; 20,000 unless told otherwise. */
  readonly patience?: number;
}
