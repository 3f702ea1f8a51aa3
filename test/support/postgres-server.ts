import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://user@host:port`, without a database. */
    postgresServer: string;
  }
}

const DEBIAN = '/usr/lib/postgresql';
/** `nobody` of Debian: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** For the whole suite; Vitest calls what it returns at the end. */
export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresServer', url);
  return stop;
}

/** Starts the machine's own PostgreSQL in a temporary folder; `url` names no database. */
export async function startPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const bin = newestInstalled();
  const folder = mkdtempSync(path.join(tmpdir(), 'paperboy-postgres-'));
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (user.uid) chownSync(folder, NOBODY, NOBODY);
  const data = path.join(folder, 'data');
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'paperboy', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const port = await freePort();
  const options = { fsync: 'off', listen_addresses: '127.0.0.1', unix_socket_directories: folder, port };
  const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(server.stderr);
  const stop = async () => {
    server.kill('SIGINT');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://paperboy@127.0.0.1:${port}`, stop };
}

function newestInstalled(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const bins = versions.map((version) => path.join(DEBIAN, version, 'bin'));
  const bin = bins.find((candidate) => existsSync(path.join(candidate, 'initdb')));
  if (!bin) throw new Error('These tests need PostgreSQL: apt-get install postgresql');
  return bin;
}

function ready(output: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    output.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('ready to accept connections')) resolve();
    });
    output.on('end', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
