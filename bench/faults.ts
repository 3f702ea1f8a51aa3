import { badAnswers } from './faults/answers.ts';
import { clocks } from './faults/clocks.ts';
import { isReached, printTrial, type Trial } from './faults/figure.ts';
import { killsAtPoints, killsAtRandom } from './faults/kills.ts';
import { processes } from './faults/processes.ts';
import { signals } from './faults/signals.ts';
import { summaryOf } from './faults/summary.ts';
import { zones } from './faults/zones.ts';

type Run = (short: boolean) => Promise<Trial>;

/** Side by side where they mostly wait for processes. */
const GROUPS: readonly Readonly<Record<string, Run>>[] = [
  { zones, answers: badAnswers, clocks, processes },
  // Its exits are timed.
  { signals },
  { points: killsAtPoints, random: (short) => killsAtRandom(short ? 6 : 200) },
];

/**
 * What must not happen to a digest whatever goes wrong, counted in the platforms' own records; all in all at the end. It takes
 * some ten minutes and PostgreSQL on this machine. `--short` tries a sample, in about a minute; names of trials (`zones answers
 * clocks signals processes points random`) run those alone; `--json`. Fails when a figure is not reached.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const [short, asJson] = [options.includes('--short'), options.includes('--json')];
  const named = options.filter((option) => !option.startsWith('--'));
  const trials: Trial[] = [];
  // A sample's own exits are short.
  for (const group of short ? [Object.assign({}, ...GROUPS)] : GROUPS) {
    const chosen = Object.entries<Run>(group).filter(([name]) => named.length === 0 || named.includes(name));
    const running = chosen.map(async ([, run]) => {
      const trial = await run(short);
      trials.push(trial);
      if (!asJson) printTrial(trial);
    });
    // A trial that breaks must not leave the others' processes behind.
    const broken = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
    if (broken?.status === 'rejected') throw broken.reason;
  }
  const summary = summaryOf(trials);
  if (asJson) console.log(JSON.stringify([...trials, summary]));
  else printTrial(summary);
  if (!trials.flatMap(({ figures }) => figures).every(isReached)) process.exitCode = 1;
}
