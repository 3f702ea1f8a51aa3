import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { lockDataDir } from '../../src/store/lock.ts';
import { temporaryFolders } from '../support/store.ts';

describe('the lock of a data folder', () => {
  const newFolder = temporaryFolders();
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  async function start(folder: string): Promise<{ child: ChildProcess; said: string }> {
    const script = new URL('../support/store-lock-child.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = await once(createInterface(child.stdout), 'line');
    return { child, said: String(said) };
  }

  it('refuses a second process, naming the first and the way out', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const second = await start(folder);
    expect(first.said).toBe('held');
    expect(second.said).toContain(
      `Paperboy already runs in ${folder} (process ${first.child.pid} on ${hostname()} since `,
    );
    expect(second.said).toContain('Stop it, or set PAPERBOY_DATA_DIR to another folder.');
  });

  it('is free again when its process was killed', async () => {
    const folder = newFolder();
    const first = await start(folder);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await start(folder);
    expect(second.said).toBe('held');
  });

  it('leaves nothing behind when it is released', async () => {
    const folder = newFolder();
    const { child } = await start(folder);
    child.stdin?.end();
    await once(child, 'exit');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a second part of the same process and keeps the first one safe', async () => {
    const folder = newFolder();
    const lock = lockDataDir(folder);
    expect(() => lockDataDir(folder)).toThrow(`process ${process.pid}`);
    expect((await start(folder)).said).toContain('already runs');
    lock.release();
    expect((await start(folder)).said).toBe('held');
  });

  it('goes to one of many processes that ask at once', async () => {
    const folder = newFolder();
    const answers = await Promise.all([start(folder), start(folder), start(folder), start(folder)]);
    expect(answers.filter(({ said }) => said === 'held')).toHaveLength(1);
  });

  it('says that a folder cannot be one', () => {
    expect(() => lockDataDir(new URL(import.meta.url).pathname)).toThrow(
      /PAPERBOY_DATA_DIR: .* cannot be written/,
    );
  });
});
