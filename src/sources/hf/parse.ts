import { z } from 'zod';
import { SourceError } from '../source.ts';

/** A paper as the API gives it. Unknown keys are dropped; what may be missing or null has a value all the same. */
const text = z.string().nullish();
const account = z.object({ fullname: text, user: text, name: text }).nullish();

const paperShape = z.object({
  id: z.string().min(1).max(40),
  title: z.string().min(1),
  summary: text,
  authors: z.array(z.object({ name: text, hidden: z.boolean().nullish() })).nullish(),
  publishedAt: text,
  submittedOnDailyAt: text,
  submittedOnDailyBy: account,
  upvotes: z.number().int().nonnegative().nullish(),
  githubRepo: text,
  ai_summary: text,
  ai_keywords: z.array(z.string()).nullish(),
});

const itemShape = z.object({
  paper: paperShape,
  title: text,
  numComments: z.number().int().nonnegative().nullish(),
  submittedBy: account,
});

export type HfPaper = z.infer<typeof paperShape>;
export type HfItem = z.infer<typeof itemShape>;

export interface HfList {
  readonly items: readonly HfItem[];
  /** One reason for each item that was left out. */
  readonly skipped: readonly string[];
}

/** A list of papers. An error object, a page, or a list in which nothing is a paper is no answer. */
export function parseHfList(body: string): HfList {
  const list = parseJson(body);
  if (!Array.isArray(list)) throw broken(`something else than a list${errorIn(list)}`);
  const read = list.map((item, i) => readItem(item, i + 1));
  const skipped = read.filter((item) => typeof item === 'string');
  if (list.length > 0 && skipped.length === list.length) throw broken('a list without a single paper');
  return { items: read.filter((item) => typeof item !== 'string'), skipped };
}

/** One paper's own record. */
export function parseHfPaper(body: string): HfPaper {
  const value = parseJson(body);
  const paper = paperShape.safeParse(value);
  if (!paper.success) throw broken(`no paper${errorIn(value)}`);
  return paper.data;
}

function readItem(item: unknown, place: number): HfItem | string {
  const read = itemShape.safeParse(item);
  return read.success ? read.data : `item ${place}: ${firstIssue(read.error)}`;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'item'}: ${issue.message}` : 'not a paper';
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw broken('something else than JSON', { cause });
  }
}

const errorShape = z.object({ error: z.string() });

function errorIn(value: unknown): string {
  const error = errorShape.safeParse(value);
  return error.success ? ` (${error.data.error.slice(0, 100)})` : '';
}

function broken(what: string, options?: ErrorOptions): SourceError {
  return new SourceError('broken', `Hugging Face sent ${what}`, 0, options);
}
