/** Marks that mean something anywhere in a line. */
const INLINE = /[\\*_~`|<>@[\]]/g;
/** Headings, lists, quotes and small print begin a line; a span may begin one as well. */
const LINE_START = /^([ \t]*)([-+#>])/gm;
const NUMBERED = /^([ \t]*\d*)([.)])/gm;
/** A colon before anything but a space makes an address or an emoji of it. */
const COLON = /:(?=\S|$)/g;
const BARE_INVITE = /(discord\.gg|discord(?:app)?\.com)(?=\/)/gi;

/**
 * Foreign text so that Discord shows it as it stands: nothing formats, links or pings. A backslash before punctuation is not shown.
 * The library's own escaper leaves masked links, headings, lists and everything in angle brackets alive.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(INLINE, '\\$&')
    .replace(COLON, '\\:')
    .replace(LINE_START, '$1\\$2')
    .replace(NUMBERED, '$1\\$2')
    .replace(BARE_INVITE, (host) => host.replace('.', '\\.'));
}

/** Text for the visible part of a masked link: a square bracket without its partner would end the link early, so it becomes a round one. */
export function escapeLinkText(text: string): string {
  const balanced = /^[^[\]]*(\[[^[\]]*\][^[\]]*)*$/.test(text);
  return escapeMarkdown(balanced ? text : text.replaceAll('[', '(').replaceAll(']', ')'));
}

/** An address inside a masked link: a round bracket or a space would end it. */
export function escapeUrl(url: string): string {
  return url.replace(/[()<>\s\\]/g, (found) => `%${found.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
