import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Milliseconds by which a world's time is ahead of the machine's, in a file: whoever reads it lives in that world. */
export function writeShift(file: string, ms: number): void {
  const draft = `${file}.new`;
  writeFileSync(draft, String(ms));
  renameSync(draft, file);
}

/**
 * Puts this whole process, its libraries too, into the time of a file: `Date` shows it from now on, also after the
 * process was stopped and continued. Timers go at the machine's own pace.
 */
export function liveInTimeOf(file: string): void {
  const Machine = globalThis.Date;
  const machineNow = Machine.now;
  const now = () => machineNow() + Number(readFileSync(file, 'utf8'));
  globalThis.Date = new Proxy(Machine, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Machine(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
