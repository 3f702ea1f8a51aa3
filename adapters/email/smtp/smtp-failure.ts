import type { NodemailerError } from 'nodemailer';

/** Why a letter did not go, as the library tells it; `begun` once the server let its text begin. */
export class SmtpFailure extends Error {
  override readonly name = 'SmtpFailure';
  readonly code: string;
  readonly command: string;
  /** The server's reply; 0 when there was none. */
  readonly replyCode: number;
  readonly reply: string;
  readonly begun: boolean;
  constructor(cause: Error, begun: boolean) {
    super(cause.message, { cause });
    const told: NodemailerError = cause;
    this.code = told.code ?? '';
    this.command = told.command ?? '';
    this.replyCode = told.responseCode ?? 0;
    this.reply = told.response ?? '';
    this.begun = begun;
  }
}
