import { describeError } from '../../src/errors.ts';
import { lockDataDir } from '../../src/store/lock.ts';

/** Holds the data folder given as argument until its input ends or it is killed; says `held`, or why not. */
try {
  const lock = lockDataDir(process.argv[2] ?? '');
  process.stdout.write('held\n');
  process.stdin.on('end', () => lock.release()).resume();
} catch (error) {
  process.stdout.write(`${describeError(error)}\n`);
  process.exitCode = 3;
}
