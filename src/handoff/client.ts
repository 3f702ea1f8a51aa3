import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { UserError } from '../errors.ts';
import { type HandoffRequest, readLine } from './protocol.ts';
import { socketPath } from './socket-path.ts';

/** `handed: false`: no bot runs in this folder, so the work is the caller's own. */
export type Handed = { readonly handed: true; readonly result: unknown } | { readonly handed: false };

const NOBODY = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR']);

/** Hands work to the bot that runs in this data folder. Throws what the bot threw; aborting stops the work there. */
export function handOff(
  dataDir: string,
  request: HandoffRequest,
  run: { onProgress(step: unknown): void; signal: AbortSignal },
): Promise<Handed> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath(dataDir));
    const stop = () => socket.destroy(run.signal.reason);
    run.signal.addEventListener('abort', stop, { once: true });
    const lines = createInterface({ input: socket });
    // readline passes the socket's errors on; they are taken from the socket itself.
    lines.on('error', () => undefined);
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      NOBODY.has(error.code ?? '') ? resolve({ handed: false }) : reject(error),
    );
    socket.on('close', () => {
      run.signal.removeEventListener('abort', stop);
      reject(new UserError('The running bot stopped before the work was done. Run the command again.'));
    });
    lines.on('line', (text) => {
      const line = readLine(text);
      if (!line) return;
      if ('progress' in line) run.onProgress(line.progress);
      else if ('result' in line) resolve({ handed: true, result: line.result });
      else reject(line.told ? new UserError(line.error) : new Error(line.error));
    });
  });
}
