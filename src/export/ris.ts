import { type Citation, familyName } from './citation.ts';

/** References as RIS, which Zotero, Mendeley and EndNote read. A field a line, in UTF-8. */
export function toRis(citations: readonly Citation[]): string {
  return citations.map(entry).join('');
}

function entry({ title, authors, date, venue, arxiv, doi, link, keywords }: Citation): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const fields: readonly (readonly [string, string])[] = [
    ['TY', venue || !arxiv ? 'GEN' : 'UNPB'],
    ['TI', title],
    ...authors.map((name) => ['AU', nameOf(name)] as const),
    ['PY', year],
    ['DA', year && `${year}/${month}/${day}/`],
    ['T2', venue],
    ['AN', arxiv && `arXiv:${arxiv}`],
    ['DO', doi],
    ['UR', link],
    ...keywords.map((word) => ['KW', word] as const),
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${lines.join('')}ER  - \r\n`;
}

/** A comma parts family and given name: one that has its own stays as it is. */
function nameOf(name: string): string {
  const { family, given } = familyName(name);
  return given === '' || name.includes(',') ? name : `${family}, ${given}`;
}
