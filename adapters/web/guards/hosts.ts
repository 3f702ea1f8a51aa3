import { isIP } from 'node:net';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
const EVERY_ADDRESS = new Set(['0.0.0.0', '::']);

/** The name in a `Host` header or in an address, in lower case, without port and brackets; '' when it is none. */
export function hostName(host: string): string {
  const address = `http://${isIP(host) === 6 ? `[${host}]` : host}`;
  if (!URL.canParse(address) || /[/@?#\\\s]/.test(host)) return '';
  return new URL(address).hostname.replace(/^\[|\]$/g, '');
}

function isLoopback(name: string): boolean {
  return LOOPBACK.has(name) || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * Which `Host` names the page answers to: loopback, the public address and what it listens on. A name that somebody else
 * points at this machine (DNS rebinding) is none of them; an address in digits cannot be rebound, so a page that listens
 * on every address takes those.
 */
export function allowedHosts(listen: { host: string; publicUrl?: string | undefined }) {
  const names = new Set([hostName(listen.host), publicHost(listen.publicUrl)]);
  const everywhere = EVERY_ADDRESS.has(listen.host);
  return (host: string | undefined): boolean => {
    const name = hostName(host ?? '');
    if (name === '') return false;
    return isLoopback(name) || names.has(name) || (everywhere && isIP(name) !== 0);
  };
}

/** Whether strangers can reach the page: it listens beyond loopback, or a proxy brings them. */
export function isOpen(listen: { host: string; publicUrl?: string | undefined }): boolean {
  const outside = publicHost(listen.publicUrl);
  return !isLoopback(hostName(listen.host)) || (outside !== '' && !isLoopback(outside));
}

function publicHost(publicUrl: string | undefined): string {
  return publicUrl && URL.canParse(publicUrl) ? hostName(new URL(publicUrl).host) : '';
}
