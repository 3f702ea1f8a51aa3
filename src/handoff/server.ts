import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { describeError, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type HandoffLine, LONGEST_REQUEST, readRequest } from './protocol.ts';
import { socketPath } from './socket-path.ts';

/** Work that the command line may hand to the running bot. Aborted when the asker leaves. */
export type Verb = (
  args: Readonly<Record<string, unknown>>,
  run: { progress(step: unknown): void; signal: AbortSignal },
) => Promise<unknown>;

export interface HandoffServer {
  /** Takes no new work, aborts what is in hand, removes the socket. */
  close(): Promise<void>;
}

/** Listens on the data folder's own socket. Call it only while holding the folder's lock: a file there is then a dead one. */
export async function listenForHandoff(parts: {
  dataDir: string;
  verbs: Readonly<Record<string, Verb>>;
  log: Log;
}): Promise<HandoffServer> {
  const { dataDir, verbs, log } = parts;
  const file = socketPath(dataDir);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', (error) => log.debug({ error }, 'a verb of the command line went away'));
    serve(socket, verbs, log);
  });
  if (process.platform !== 'win32') rmSync(file, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(file, resolve));
  if (process.platform !== 'win32') chmodSync(file, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function serve(socket: Socket, verbs: Readonly<Record<string, Verb>>, log: Log): void {
  const left = new AbortController();
  let received = '';
  socket.setEncoding('utf8');
  socket.on('close', () => left.abort(new UserError('The asker went away.')));
  const say = (line: HandoffLine) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(line)}\n`);
  };
  socket.on('data', function take(text: string) {
    received += text;
    const end = received.indexOf('\n');
    if (end < 0 && received.length <= LONGEST_REQUEST) return;
    socket.off('data', take).resume();
    const request = end < 0 ? undefined : readRequest(received.slice(0, end));
    const verb = request && Object.hasOwn(verbs, request.verb) ? verbs[request.verb] : undefined;
    if (!request || !verb) {
      say({ error: 'The running bot does not know this verb. Is it of the same version?', told: true });
      socket.end();
      return;
    }
    verb(request.args, { progress: (progress) => say({ progress }), signal: left.signal })
      .then((result) => say({ result: result ?? null }))
      .catch((error) => {
        const told = error instanceof UserError;
        if (!told) log.error({ error, verb: request.verb }, 'work handed over failed');
        say({ error: describeError(error), told });
      })
      .finally(() => socket.end());
  });
}
