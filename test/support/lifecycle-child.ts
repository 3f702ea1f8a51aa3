import { endInOrder } from '../../src/lifecycle.ts';
import { createLog } from '../../src/log.ts';

/** Lives until it is told to end, or does what its argument says; `hangs`: it never has its things in order. */
const [doing = ''] = process.argv.slice(2);
const alive = setInterval(() => undefined, 60_000);
const stop = async () => {
  process.stdout.write('stopping\n');
  if (doing === 'hangs') await new Promise(() => undefined);
  clearInterval(alive);
  process.stdout.write('stopped\n');
};
endInOrder(stop, createLog({ level: 'info', secrets: [], to: process.stderr }));
process.stdout.write('ready\n');
if (doing === 'throws') setImmediate(() => notThere());
if (doing === 'rejects') void Promise.reject(new Error('nobody waits for this'));
if (doing === 'rejects with nothing') void Promise.reject();

function notThere(): never {
  throw new Error('a fault of ours');
}
