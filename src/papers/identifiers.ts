import type { LinkTarget } from '../chat/links.ts';
import { arxivId } from './arxiv-id.ts';
import type { Identifier } from './paper.ts';

export { arxivMonth, arxivVersion } from './arxiv-id.ts';

const DOI = /^10\.\d{4,9}\/\S{1,200}$/;
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/;
/** `2020.acl-main.447`, or from before 2020 `P19-1001`. */
const ANTHOLOGY = /^(?:\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d{1,4}|[A-Z]\d{2}-\d{4,5})$/;
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/([^?#]*)/i;
const LONGEST = 500;

/**
 * The work that a text names: an arXiv id (old or new form, any version), a DOI, an ACL Anthology id, or a link to one of
 * them or to a Hugging Face paper page. Undefined when the text is something else.
 */
export function parseReference(text: string): Identifier | undefined {
  const asked = text.trim().replace(/^<(.*)>$/s, '$1');
  if (asked === '' || asked.length > LONGEST) return undefined;
  return fromName(asked) ?? fromAddress(asked);
}

function fromName(text: string): Identifier | undefined {
  const arxiv = arxivId(text);
  if (arxiv !== undefined) return { kind: 'arxiv', value: arxiv };
  if (ANTHOLOGY.test(text)) return { kind: 'anthology', value: text };
  return fromDoi(text.replace(/^doi:\s*/i, ''));
}

function fromDoi(text: string): Identifier | undefined {
  const doi = text.toLowerCase().replace(/[.,;:'"\]>]+$/, '');
  if (!DOI.test(doi)) return undefined;
  const arxiv = arxivId(ARXIV_DOI.exec(doi)?.[1] ?? '');
  return arxiv === undefined ? { kind: 'doi', value: doi } : { kind: 'arxiv', value: arxiv };
}

function fromAddress(text: string): Identifier | undefined {
  const [, host = '', path = ''] = ADDRESS.exec(text) ?? [];
  const place = decode(path).replace(/\/+$/, '');
  switch (host.toLowerCase()) {
    case 'arxiv.org':
    case 'export.arxiv.org':
    case 'browse.arxiv.org':
      return arxivAt(/^(?:abs|pdf|html|format|src|ps)\/(.+?)(?:\.pdf)?$/i.exec(place)?.[1]);
    case 'huggingface.co':
    case 'hf.co':
      return arxivAt(/^papers\/(.+?)(?:\.md)?$/i.exec(place)?.[1]);
    case 'doi.org':
    case 'dx.doi.org':
      return fromDoi(place);
    case 'aclanthology.org':
      return anthologyAt(place);
    case 'aclweb.org':
      return anthologyAt(place.replace(/^anthology\//, ''));
    default:
      return undefined;
  }
}

function arxivAt(place: string | undefined): Identifier | undefined {
  const value = arxivId(place ?? '');
  return value === undefined ? undefined : { kind: 'arxiv', value };
}

function anthologyAt(place: string): Identifier | undefined {
  const value = place.replace(/\.(?:pdf|bib)$/, '');
  return ANTHOLOGY.test(value) ? { kind: 'anthology', value } : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (malformed) {
    if (malformed instanceof URIError) return path;
    throw malformed;
  }
}

/** Titles shorter than this in letters and digits ("0", "Preface") name too many works. */
const SHORTEST_FINGERPRINT = 12;

/** What is left of a cleaned title when spelling does not count; '' when too short to tell works apart. */
export function titleFingerprint(title: string): string {
  const letters = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, '');
  return [...letters].length < SHORTEST_FINGERPRINT ? '' : letters;
}

const LINKED = ['arxiv', 'anthology', 'doi'] as const;

/** Where to read a paper: its arXiv page before the Anthology's before its publisher's. */
export function identifierLink(identifiers: readonly Identifier[]): LinkTarget | undefined {
  for (const kind of LINKED) {
    const found = identifiers.find((identifier) => identifier.kind === kind);
    if (found) return { kind, id: found.value };
  }
  return undefined;
}
