import type { Mark } from './marks.ts';
import { script } from './scripts.ts';

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    times: '×',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    mu: 'μ',
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    ccedil: 'ç',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    szlig: 'ß',
  }),
);

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/y;

/** `&amp;`, `&#233;`, `&#xe9;`; unknown names stay. */
export const entity: Mark = ({ text }, at) => {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  if (!found) return undefined;
  const [whole, decimal, hex, name] = found;
  const shown = name === undefined ? character(decimal, hex) : NAMED.get(name);
  return shown === undefined ? undefined : { shown, next: at + whole.length };
};

function character(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const SCRIPT = /<(sup|sub)>([^<>]{1,40})<\/\1>/iy;
const TAG = /<\/?(?:i|b|u|em|strong|tt|p|br|sup|sub|jats:[a-z-]{1,20})\s*\/?>/iy;

/** The few tags that publishers leave in titles; `<sks>` is a word of its authors and stays. */
export const tag: Mark = ({ text }, at) => {
  SCRIPT.lastIndex = at;
  const raised = SCRIPT.exec(text);
  if (raised) {
    const shown = script(raised[1]?.toLowerCase() === 'sup' ? '^' : '_', raised[2] ?? '');
    return { shown, next: at + raised[0].length };
  }
  TAG.lastIndex = at;
  const found = TAG.exec(text)?.[0];
  if (found === undefined) return undefined;
  return { shown: /^<\/?(?:p|br)\b/i.test(found) ? ' ' : '', next: at + found.length };
};
