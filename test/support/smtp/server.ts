import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

type Step = 'connect' | 'auth' | 'sender' | 'recipient' | 'data';

/** What the server does at a step in place of going on. */
export type Fault =
  /** Replies with this code and text. */
  | { readonly reply: number; readonly text?: string }
  /** Cuts the connection; after `data` the letter has arrived. */
  | 'cut'
  /** Never replies; after `data` the letter has arrived. */
  | 'hang';

export interface Letter extends ParsedMail {
  readonly raw: string;
  readonly recipients: readonly string[];
}

/** A mail server on loopback that keeps what it takes, and fails as it is told. */
export interface Smtp {
  readonly url: string;
  /** What arrived, in order, read as a reader of mail does. */
  readonly letters: readonly Letter[];
  /** Connections taken so far, and those open now. */
  readonly connections: { total: number; open: number };
  /** The next times at a step. */
  fail(step: Step, fault: Fault, times?: number): void;
  /** How many requests were left without a reply. */
  hanging(): number;
  /** Cuts every connection, as a server does to those that are idle. */
  cutAll(): void;
  close(): Promise<void>;
}

export async function startSmtp(options: SMTPServerOptions = {}): Promise<Smtp> {
  const letters: Letter[] = [];
  const connections = { total: 0, open: 0 };
  const faults = new Map<Step, Fault[]>();
  let hanging = 0;
  const cutters = new Map<number, () => void>();

  const step = (name: Step, session: SMTPServerSession, done: (error?: Error) => void) => {
    const fault = faults.get(name)?.shift();
    if (fault === undefined) return done();
    if (fault === 'hang') return void hanging++;
    if (fault === 'cut') return cutters.get(session.remotePort)?.();
    done(Object.assign(new Error(fault.text ?? 'no'), { responseCode: fault.reply }));
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onConnect: (session, done) => {
      connections.total++;
      connections.open++;
      step('connect', session, done);
    },
    onClose: () => void connections.open--,
    onAuth: ({ username }, session, done) =>
      step('auth', session, (error) => (error ? done(error) : done(null, { user: username ?? '' }))),
    onMailFrom: (_address, session, done) => step('sender', session, done),
    onRcptTo: (_address, session, done) => step('recipient', session, done),
    onData: async (stream, session, done) => {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(Buffer.from(part));
      const bytes = Buffer.concat(parts);
      const [fault] = faults.get('data') ?? [];
      if (typeof fault !== 'object') {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ ...(await simpleParser(bytes)), raw: bytes.toString(), recipients });
      }
      step('data', session, done);
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    const port = socket.remotePort ?? 0;
    cutters.set(port, () => void socket.destroy());
    socket.once('close', () => cutters.delete(port));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    connections,
    fail: (name, fault, times = 1) => {
      faults.set(name, [...(faults.get(name) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    hanging: () => hanging,
    cutAll: () => {
      for (const cut of cutters.values()) cut();
    },
    close: async () => {
      for (const cut of cutters.values()) cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
