import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PARTS = ['rules', 'reactions'];

/**
 * 100,000 topic rules against a day of papers, and 1,000 reactions a second for a minute; each in a process of its own, whose
 * options it takes. `rules` or `reactions` runs that part alone.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const named = PARTS.filter((part) => options.includes(part));
  for (const part of named.length > 0 ? named : PARTS) {
    const script = path.join(import.meta.dirname, `topics/${part}.ts`);
    // As `npm start` does.
    const child = fork(script, [...options], { execArgv: ['--expose-gc', '--max-semi-space-size=16'] });
    const [code] = await once(child, 'exit');
    if (code !== 0) process.exitCode = 1;
  }
}
