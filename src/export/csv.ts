import type { Citation } from './citation.ts';

const COLUMNS = ['title', 'authors', 'date', 'venue', 'arxiv', 'doi', 'link', 'categories'] as const;

/** References as comma-separated values with a line of names, as in RFC 4180. Lists are joined with semicolons. */
export function toCsv(citations: readonly Citation[]): string {
  const rows = citations.map((citation) => COLUMNS.map((column) => textOf(citation[column])));
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const textOf = (value: string | readonly string[]) => (typeof value === 'string' ? value : value.join('; '));

/** A table program takes a cell that begins so for a formula, and runs it; a quote before it makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
