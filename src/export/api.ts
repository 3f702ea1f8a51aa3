import type { FileBlock } from '../chat/api.ts';
import type { Paper } from '../papers/api.ts';
import { toBibtex } from './bibtex.ts';
import { type Citation, citationOf } from './citation.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toRis } from './ris.ts';

export const FILE_FORMATS = ['bibtex', 'ris', 'json', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

interface Format {
  readonly ending: string;
  readonly mediaType: string;
  readonly write: (citations: readonly Citation[]) => string;
}

const FORMATS: Readonly<Record<FileFormat, Format>> = {
  bibtex: { ending: 'bib', mediaType: 'application/x-bibtex', write: toBibtex },
  ris: { ending: 'ris', mediaType: 'application/x-research-info-systems', write: toRis },
  json: { ending: 'json', mediaType: 'application/json', write: toJson },
  csv: { ending: 'csv', mediaType: 'text/csv', write: toCsv },
};

/** Papers as a file of references; `name` without its ending. */
export function papersFile(format: FileFormat, name: string, papers: readonly Paper[]): FileBlock {
  const { ending, mediaType, write } = FORMATS[format];
  return { type: 'file', name: `${name}.${ending}`, mediaType, content: write(papers.map(citationOf)) };
}
