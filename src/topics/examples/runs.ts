import { analyze, words } from '../../search/analyzer.ts';
import { EMPTY_STEMS } from '../empty-stems.ts';

/** A word or a few words in a row, as stems. */
export type Run = readonly string[];

export const runKey = (run: Run) => run.join(' ');

const LONGEST_RUN = 3;
/** A run goes over one of these ("mixture of experts"), not over more. */
const STOP_WORDS_WITHIN = 1;
/** No phrase goes on over them. */
const BREAKS = /[.,;:!?](?=\s|$)|[()[\]{}"“”\n]/u;
const WORD = /^\p{L}[\p{L}\p{N}]{2,}$/u;

/** The words, and the runs of two and three, that may tell what a text is about; each once. */
export function runsOf(text: string): ReadonlyMap<string, Run> {
  const found = new Map<string, Run>();
  for (const part of text.split(BREAKS)) {
    const stems = words(part).map((word) => analyze(word)[0]);
    for (let from = 0; from < stems.length; from++) {
      for (const run of runsFrom(stems, from)) if (tells(run)) found.set(runKey(run), run);
    }
  }
  return found;
}

/** Those that begin at a word; stop words are undefined. */
function* runsFrom(stems: readonly (string | undefined)[], from: number): Generator<Run> {
  const run: string[] = [];
  let skipped = 0;
  for (let at = from; at < stems.length && run.length < LONGEST_RUN; at++) {
    const stem = stems[at];
    if (stem === undefined) {
      if (run.length === 0 || ++skipped > STOP_WORDS_WITHIN) return;
      continue;
    }
    skipped = 0;
    run.push(stem);
    yield [...run];
  }
}

function tells(run: Run): boolean {
  const says = (stem = '') => WORD.test(stem) && !EMPTY_STEMS.has(stem);
  const ends = (stem = '') => says(stem) || HEADS.has(stem);
  return run.some(says) && ends(run[0]) && ends(run.at(-1)) && new Set(run).size === run.length;
}

/** Empty by themselves, but the head of many a term. */
const HEADS: ReadonlySet<string> = new Set(
  analyze(
    'learning model models system data task network survey dataset benchmark test training knowledge understanding evaluation analysis reduction',
  ),
);
