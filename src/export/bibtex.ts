import { type Citation, familyName } from './citation.ts';

/** References as BibTeX in UTF-8. Titles keep their capitals. */
export function toBibtex(citations: readonly Citation[]): string {
  const taken = new Set<string>();
  return citations.map((citation) => entry(citation, freeKey(keyOf(citation), taken))).join('\n');
}

function entry(citation: Citation, key: string): string {
  const { date, venue, arxiv, doi, link, categories, keywords } = citation;
  const fields: readonly (readonly [string, string])[] = [
    ['title', `{${escaped(citation.title)}}`],
    ['author', citation.authors.map(author).join(' and ')],
    ['year', date.slice(0, 4)],
    ['month', date.slice(5, 7)],
    ['journal', escaped(venue)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['primaryclass', arxiv && (categories[0] ?? '')],
    ['doi', escaped(doi)],
    ['url', link.replaceAll('%', '\\%')],
    ['keywords', escaped(keywords.join(', '))],
  ];
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${venue ? 'article' : 'misc'}{${key},\n${lines.join('')}}\n`;
}

/** A name with a comma or an "and" of its own is one name only in braces. */
function author(name: string): string {
  return /,|\band\b/i.test(name) ? `{${escaped(name)}}` : escaped(name);
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Braces are spelled out: even escaped ones are counted where an entry's end is looked for. */
function escaped(text: string): string {
  return text.replace(/[\\{}~^#$%&_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}

const SMALL_WORDS = new Set([
  'a',
  'an',
  'the',
  'on',
  'of',
  'in',
  'for',
  'to',
  'is',
  'and',
  'with',
  'towards',
]);

/** `maini2024rephrasing` */
function keyOf({ authors: [first = ''], date, title }: Citation): string {
  const word = title.split(/[^\p{L}\p{N}]+/u).find((one) => one && !SMALL_WORDS.has(one.toLowerCase()));
  const parts = [familyName(first).family, date.slice(0, 4), word ?? ''];
  return parts.map(ascii).join('') || 'paper';
}

function ascii(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** A second one of the same name gets -2: letters run out. */
function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number++) free = `${key}-${number}`;
  taken.add(free);
  return free;
}
