import { cleanAbstract, cleanAuthor, cleanTitle } from '../../papers/clean.ts';
import { arxivVersion } from '../../papers/identifiers.ts';
import type { PaperRecord } from '../../papers/paper.ts';
import { codeAddressIn } from '../code-address.ts';
import { readDate } from '../days.ts';
import type { BibEntry } from './bibtex-parse.ts';
import { namesOf } from './names.ts';

/** An entry as a paper; undefined when it has no title. */
export function convertEntry({ key, fields }: BibEntry): PaperRecord | undefined {
  const field = (name: string): string => (fields.get(name) ?? '').trim();
  const title = withoutBraces(cleanTitle(field('title')));
  if (title === '') return undefined;
  const arxiv = arxivOf(field);
  const abstract = withoutBraces(cleanAbstract(field('abstract')));
  const venue = withoutBraces(cleanTitle(field('journal') || field('journaltitle') || field('booktitle')));
  const names = [arxiv, plain(field('doi')), plain(field('url')), anthologyKey(key)];
  return {
    source: 'file',
    identifiers: namesOf(names, title, key),
    title,
    abstract,
    authors: splitAuthors(field('author')),
    published: dateOf(field('date'), field('year'), field('month')),
    version: arxivVersion(arxiv),
    categories: [field('primaryclass')].filter((category) => category !== ''),
    keywords: splitKeywords(field('keywords')),
    venue: /^arxiv\b/i.test(venue) ? '' : venue,
    codeUrl: codeAddressIn(field('code'), field('abstract'), field('note')),
  };
}

type Field = (name: string) => string;

/** From `eprint`, or from a journal such as "arXiv preprint arXiv:1706.03762". */
function arxivOf(field: Field): string {
  const archive = (field('archiveprefix') || field('eprinttype') || 'arxiv').toLowerCase();
  if (field('eprint') !== '' && archive === 'arxiv') return plain(field('eprint'));
  const told = /arxiv:\s*([a-z.-]*\/?\d[\d.]*\d(?:v\d+)?)/i.exec(`${field('journal')} ${field('note')}`);
  return told?.[1] ?? '';
}

/** The Anthology's own exports have no `url` in short form, yet their keys name conference and year only. */
function anthologyKey(key: string): string {
  return /^[A-Z]\d{2}-\d{4,5}$/.test(key) ? key : '';
}

/** Ids and addresses are copied, but for TeX's escapes. */
function plain(text: string): string {
  return text
    .replace(/\\([_%&#~])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/^\\url/, '');
}

/** Braces in BibTeX only keep capitals. */
function withoutBraces(text: string): string {
  return text.replace(/[{}]/g, '');
}

/** "Last, First and {A Team} and Last, Jr., First", split outside braces. */
function splitAuthors(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name: string[] = [];
  for (const word of text.split(/\s+/)) {
    if (word === 'and' && depth === 0) {
      names.push(name.join(' '));
      name = [];
      continue;
    }
    depth += word.split('{').length - word.split('}').length;
    name.push(word);
  }
  names.push(name.join(' '));
  return names
    .filter((one) => one !== 'others')
    .map(inOrder)
    .filter((one) => one !== '');
}

function inOrder(name: string): string {
  if (name.startsWith('{') && name.endsWith('}')) return cleanAuthor(name);
  const [last = '', ...rest] = name.split(/\s*,\s*/);
  const first = rest.pop() ?? '';
  return cleanAuthor([first, last, ...rest].join(' '));
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function dateOf(date: string, year: string, month: string): string {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const number = named || Number(/^\d{1,2}$/.exec(month)?.[0] ?? 0);
  const monthly = number > 0 ? readDate(`${year}-${String(number).padStart(2, '0')}`) : '';
  return readDate(date) || monthly || readDate(year);
}

function splitKeywords(text: string): string[] {
  return withoutBraces(cleanTitle(text))
    .split(/\s*[,;]\s*/)
    .filter((word) => word !== '');
}
