/** What tells where a request comes from. */
export interface Provenance {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * Whether the page itself sent this request. Browsers set both headers and scripts cannot; a request with neither is
 * refused as well. Behind a proxy `Host` may be an inner name, so the public address counts as the page's own.
 */
export function fromSameOrigin(request: Provenance, publicUrl: string | undefined): boolean {
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin') return false;
  if (request.origin === undefined) return request.fetchSite === 'same-origin';
  if (!URL.canParse(request.origin)) return false;
  const origin = new URL(request.origin);
  const publicOrigin = publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl).origin : undefined;
  return origin.host === request.host?.toLowerCase() || origin.origin === publicOrigin;
}
