/** RFC 5321 allows 64 + 1 + 255, and 254 for the whole. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const DOMAIN = /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/**
 * Whether this is one plain address, `you@example.org`. Quoted names, comments, groups and address literals are valid
 * mail too, but nobody types them and every one of them has carried an injected header somewhere.
 */
export function isMailAddress(text: string): boolean {
  const at = text.indexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || text.length > LONGEST || local.length > LONGEST_LOCAL) return false;
  return LOCAL.test(local) && DOMAIN.test(domain) && !/^\.|\.\.|\.$/.test(local);
}
