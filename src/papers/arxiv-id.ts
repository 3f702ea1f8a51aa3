/** Archives whose old ids look like `math/0309136`; frozen since 2007. Source: arxiv.org/archive. */
const OLD_ARCHIVES = new Set(
  `acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga
  funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph
  q-alg q-bio quant-ph solv-int supr-con`.split(/\s+/),
);

const NEW_ID = /^(\d\d)(\d\d)\.(\d{4,5})(?:\s*v\d{1,3})?$/i;
const OLD_ID = /^([a-z-]+)(?:\.[a-z]{2})?\/(\d{7})(?:\s*v\d{1,3})?$/i;

/** The id without prefix and version, or undefined. Old ids lose their subject class, which was never part of the id. */
export function arxivId(text: string): string | undefined {
  const id = text.replace(/^arxiv:\s*/i, '');
  return newId(id) ?? oldId(id);
}

function newId(text: string): string | undefined {
  const [, year = '', month = '', number = ''] = NEW_ID.exec(text) ?? [];
  if (!isMonth(month)) return undefined;
  // Five digits since January 2015: `2401.1000` is a number that lost its last zero, not an id.
  const digits = Number(year) >= 15 ? 5 : 4;
  return number.length === digits ? `${year}${month}.${number}` : undefined;
}

function oldId(text: string): string | undefined {
  const [, archive = '', number = ''] = OLD_ID.exec(text) ?? [];
  const name = archive.toLowerCase();
  return OLD_ARCHIVES.has(name) && isMonth(number.slice(2, 4)) ? `${name}/${number}` : undefined;
}

function isMonth(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 12;
}

/** The version an arXiv id or link names (`2401.10000v3`, `2401.10000 v3`), or 0 for none. */
export function arxivVersion(text: string): number {
  const [, version = '0'] = /(?:\d{4}\.\d{4,5}|\/\d{7})\s*v(\d{1,3})(?!\d)/i.exec(text) ?? [];
  return Number(version);
}

/** The month in an id, `YYYY-MM`: at most one month after the first version. '' for what is not an id. */
export function arxivMonth(id: string): string {
  const [, year = '', month = ''] = /(?:^|\/)(\d\d)(\d\d)(?:\.|\d{3}$)/.exec(arxivId(id) ?? '') ?? [];
  if (year === '') return '';
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`;
}
