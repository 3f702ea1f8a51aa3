import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Who holds a data folder: told to whoever is refused, never relied on. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

const ownerFile = (dataDir: string): string => path.join(dataDir, 'paperboy.owner.json');

export function rememberOwner(dataDir: string, now: number): void {
  const owner: Owner = { pid: process.pid, host: hostname(), since: new Date(now).toISOString() };
  const draft = `${ownerFile(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify(owner)}\n`);
  renameSync(draft, ownerFile(dataDir));
}

export function forgetOwner(dataDir: string): void {
  rmSync(ownerFile(dataDir), { force: true });
}

/** In words: "process 123 on tower since 2026-11-23 05:49 UTC". */
export function describeOwner(dataDir: string): string {
  const owner = readOwner(dataDir);
  if (!owner) return 'another process';
  const since = owner.since.slice(0, 16).replace('T', ' ');
  return `process ${owner.pid} on ${owner.host} since ${since} UTC`;
}

function readOwner(dataDir: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8'));
    return isOwner(owner) ? owner : undefined;
  } catch {
    // Its holder has just come or is just leaving: the refusal then names nobody.
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    'host' in value &&
    'since' in value &&
    typeof value.since === 'string'
  );
}
