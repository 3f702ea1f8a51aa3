/**
 * Where a link may lead: a checked id, code on a host we name, or a message where its platform says it stands. Never an
 * address from a feed.
 */
export type LinkTarget =
  | { readonly kind: 'arxiv'; readonly id: string }
  | { readonly kind: 'doi'; readonly id: string }
  | { readonly kind: 'huggingface'; readonly id: string }
  | { readonly kind: 'anthology'; readonly id: string }
  | { readonly kind: 'code'; readonly url: string }
  | { readonly kind: 'message'; readonly url: string };

const ARXIV = /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;
const DOI = /^10\.\d{4,9}\/[^\s<>"'`|\\^{}[\]]{1,200}$/;
const ANTHOLOGY = /^[A-Za-z0-9.-]{4,60}$/;
const CODE_HOSTS = new Set(['github.com', 'gitlab.com', 'huggingface.co', 'codeberg.org', 'bitbucket.org']);

/** The address of a target, or undefined when its id is not one. */
export function urlOf(target: LinkTarget): string | undefined {
  switch (target.kind) {
    case 'arxiv':
      return ARXIV.test(target.id) ? `https://arxiv.org/abs/${target.id}` : undefined;
    case 'huggingface':
      return ARXIV.test(target.id) ? `https://huggingface.co/papers/${target.id}` : undefined;
    case 'doi':
      return DOI.test(target.id) ? `https://doi.org/${encodeURI(target.id)}` : undefined;
    case 'anthology':
      return ANTHOLOGY.test(target.id) ? `https://aclanthology.org/${target.id}/` : undefined;
    case 'code':
      return codeUrl(target.url);
    case 'message':
      return messageUrl(target.url);
  }
}

/** A code address fit for a link: https, a host we name, no credentials, port, query or fragment. */
export function codeLink(url: string): LinkTarget | undefined {
  return codeUrl(url) === undefined ? undefined : { kind: 'code', url };
}

function codeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const host = parsed.hostname.replace(/^www\./, '');
  if (parsed.protocol !== 'https:' || parsed.username || parsed.password || parsed.port) return undefined;
  if (!CODE_HOSTS.has(host) || !/^\/[\w./~-]+$/.test(parsed.pathname)) return undefined;
  return `https://${host}${parsed.pathname}`;
}

/** Platforms address their messages by ids in a path. */
function messageUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, host, pathname } = new URL(url);
  const isPlain = protocol === 'https:' && username === '' && password === '';
  return isPlain && /^\/[\w/@.-]+$/.test(pathname) ? `https://${host}${pathname}` : undefined;
}
