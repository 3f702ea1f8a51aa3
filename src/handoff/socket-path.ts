import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';

/** Unix limits a socket's path to about 104 bytes, whatever the file system takes. */
const LONGEST_PATH = 100;

/** Where the bot of this data folder listens for verbs of the command line. */
export function socketPath(dataDir: string): string {
  const folder = path.resolve(dataDir);
  const name = `paperboy-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = path.join(folder, 'paperboy.sock');
  return Buffer.byteLength(inside) <= LONGEST_PATH ? inside : path.join(os.tmpdir(), `${name}.sock`);
}
