import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './settings.ts';
import { SmtpFailure } from './smtp-failure.ts';

/** A message as bytes, with its envelope. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

/** One connection to the mail server, kept while it is good; letters go one after the other. */
export class SmtpLine {
  readonly #settings: SmtpSettings;
  #connection: SMTPConnection | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #cut = new AbortController();
  #closed = false;

  constructor(settings: SmtpSettings) {
    this.#settings = settings;
  }

  /** Connects and logs in. Throws an `SmtpFailure`. */
  check(): Promise<void> {
    return this.#inTurn(async () => void (await this.#open()));
  }

  /** Resolves when the server has taken the letter. Throws an `SmtpFailure`. */
  send(letter: Letter): Promise<void> {
    return this.#inTurn(() => this.#send(letter));
  }

  /** Takes no more letters; the one in hand may end until `patience` is over, then it is cut. */
  async close(patience: Promise<unknown>): Promise<void> {
    this.#closed = true;
    await Promise.race([this.#last, patience]);
    this.#cut.abort();
    await this.#last;
    this.#hangUp();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #send(letter: Letter): Promise<void> {
    const kept = this.#connection !== undefined;
    try {
      await this.#transmit(await this.#open(), letter);
    } catch (error) {
      this.#hangUp();
      // The server may have left a connection that was idle; nothing of the letter has gone then.
      const stale = kept && error instanceof SmtpFailure && !error.begun && error.replyCode === 0;
      if (!stale) throw error;
      await this.#send(letter);
    }
  }

  #transmit(connection: SMTPConnection, { from, to, bytes }: Letter): Promise<void> {
    let begun = false;
    const text = Readable.from(
      (function* () {
        begun = true;
        yield bytes;
      })(),
    );
    return new Promise((resolve, reject) => {
      const envelope = { from, to: [to], size: bytes.length };
      this.#onCut(() => reject(new SmtpFailure(new Error('cut'), begun)));
      connection.send(envelope, text, (error) => (error ? reject(new SmtpFailure(error, begun)) : resolve()));
    });
  }

  async #open(): Promise<SMTPConnection> {
    if (this.#closed) throw new SmtpFailure(new Error('closed'), false);
    if (this.#connection) return this.#connection;
    const connection = await connected(this.#settings, (end) => this.#onCut(end));
    const forget = () => {
      if (this.#connection === connection) this.#connection = undefined;
    };
    connection.on('error', forget);
    connection.on('end', forget);
    this.#connection = connection;
    return connection;
  }

  /** One letter after the other: one listener at a time. */
  #onCut(end: () => void): void {
    this.#cut.signal.onabort = end;
  }

  #hangUp(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

function connected(
  { connection: options, login }: SmtpSettings,
  onCut: (end: () => void) => void,
): Promise<SMTPConnection> {
  const connection = new SMTPConnection(options);
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      connection.close();
      reject(new SmtpFailure(error, false));
    };
    // Also listens after this: an error that nobody hears would end the process.
    connection.on('error', fail);
    onCut(() => fail(new Error('cut')));
    connection.connect((error) => {
      if (error) return fail(error);
      if (!login) return resolve(connection);
      connection.login({ ...login, credentials: login }, (refused) =>
        refused ? fail(refused) : resolve(connection),
      );
    });
  });
}
