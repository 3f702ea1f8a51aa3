import type { PaperRecord } from '../../papers/paper.ts';
import { HF_SOURCE } from '../hf/convert.ts';
import type { FileItem } from '../source.ts';
import type { Line } from './lines.ts';
import { namesOf } from './names.ts';
import { pageDay, readMonthDay } from './page-date.ts';

/** A line is looked for within the header only: a title may read "May 8". */
const HEADER_LINES = 30;
/** No title is this long, and no abstract this short. */
const LONGEST_TITLE = 400;

export interface PageDate {
  readonly date?: string | undefined;
  readonly newestKnown?: string | undefined;
}

interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** A saved papers page: a header that ends with its date, then title and abstract in turn. */
export async function* readPage(lines: AsyncIterable<Line>, when: PageDate): AsyncIterable<FileItem> {
  let day = '';
  let rank = 0;
  for await (const step of pageSteps(lines)) {
    if ('monthDay' in step) day = pageDay(step.monthDay, when.date, when.newestKnown);
    else if ('problem' in step) yield step;
    else
      yield { line: step.title.number, record: recordOf(step.title.text, step.abstract.text, day, ++rank) };
  }
}

/** The titles alone, for finding which of them are known. */
export async function* readPageTitles(lines: AsyncIterable<Line>): AsyncIterable<string> {
  for await (const step of pageSteps(lines)) if ('title' in step) yield step.title.text;
}

type Step =
  | { readonly monthDay: string | undefined }
  | { readonly title: TextLine; readonly abstract: TextLine }
  | { readonly line: number; readonly problem: string };

async function* pageSteps(lines: AsyncIterable<Line>): AsyncIterable<Step> {
  const header: TextLine[] = [];
  let title: TextLine | undefined;
  let started = false;
  for await (const line of lines) {
    if ('problem' in line) {
      yield { line: line.number, problem: line.problem };
      continue;
    }
    if (line.text.trim() === '') continue;
    if (started) {
      const step = pair(title, line);
      title = step === undefined ? line : undefined;
      if (step) yield step;
      continue;
    }
    header.push(line);
    const monthDay = readMonthDay(line.text);
    const over = header.length >= HEADER_LINES || line.text.length > LONGEST_TITLE;
    if (monthDay === undefined && !over) continue;
    started = true;
    yield { monthDay };
    if (monthDay === undefined) title = yield* withoutDate(header);
  }
  if (!started && header.length > 0) {
    yield { monthDay: undefined };
    title = yield* withoutDate(header);
  }
  if (title) yield { line: title.number, problem: 'a title without an abstract' };
}

/** Without a date line the first long line is an abstract, and the header ends before its title. */
function* withoutDate(header: readonly TextLine[]): Generator<Step, TextLine | undefined> {
  const first = header.findIndex((line) => line.text.length > LONGEST_TITLE);
  let title: TextLine | undefined;
  for (const line of header.slice(Math.max(first - 1, 0))) {
    const step = pair(title, line);
    title = step === undefined ? line : undefined;
    if (step) yield step;
  }
  return title;
}

/** What a line completes; undefined when it is a title that waits for its abstract. */
function pair(title: TextLine | undefined, line: TextLine): Step | undefined {
  if (title) return { title, abstract: line };
  if (line.text.length <= LONGEST_TITLE) return undefined;
  return { line: line.number, problem: `a title was expected, not ${line.text.length} characters` };
}

function recordOf(title: string, abstract: string, day: string, rank: number): PaperRecord {
  return {
    source: HF_SOURCE,
    identifiers: namesOf([], title),
    title,
    abstract,
    authors: [],
    published: '',
    version: 0,
    categories: [],
    listing: { source: HF_SOURCE, day, kind: 'new', rank },
  };
}
