import { z } from 'zod';

/** A field that is missing, null or of another type is ''; a number is its digits. */
const text = z.union([z.string(), z.number().transform(String)]).catch('');
const whole = z.number().int().nonnegative().catch(0);
/** A list of texts, or one text that is taken apart later. */
const texts = z.union([z.array(text), z.string()]).catch([]);
const people = z
  .union([
    z.array(
      z.union([z.string(), z.object({ name: z.string() }).transform((person) => person.name)]).catch(''),
    ),
    z.string(),
  ])
  .catch([]);
const ids = z.record(z.string(), text).catch({});

/** The keys that lists of papers use, ours among them. Unknown keys are dropped. */
export const lineShape = z.object({
  title: z.union([z.string(), z.number().transform(String)]),
  id: text,
  paperId: text,
  arxivId: text,
  arxiv_id: text,
  arxiv: text,
  doi: text,
  anthologyId: text,
  url: text,
  externalIds: ids,
  abstract: text,
  summary: text,
  summaryBy: z.enum(['authors', 'paperboy', 'machine']).optional().catch(undefined),
  authors: people,
  author: people,
  date: text,
  submitted: text,
  published: text,
  publicationDate: text,
  year: text,
  category: text,
  primary_category: text,
  categories: texts,
  keywords: texts,
  venue: text,
  journal: text,
  booktitle: text,
  codeUrl: text,
  code_url: text,
  code: text,
  version: whole,
  announced: text,
  rank: whole,
  upvotes: whole,
});

export type JsonLine = z.infer<typeof lineShape>;
