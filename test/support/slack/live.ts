import { flag, isObj, list, type Obj, objs, str } from './json.ts';

/** A link somebody could press, and where it stands. */
export interface LiveLink {
  url: string;
  label: string;
  where: string;
}

/** What in a message would ping, link, or be linked by Slack on its own. */
export interface Live {
  /** `!channel`, `@U0ADA`, `!subteam^S0READERS`, `#C0GENERAL`, `!date^…`. */
  mentions: string[];
  links: LiveLink[];
  /** Bare URLs, @words and #words which Slack may turn live by automatic parsing. */
  automatic: string[];
}

interface Source {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  /** What the sender asked for: parse, link_names, markdown_text. */
  args?: Obj;
}

/**
 * Which mentions and links of a message or view Slack would make live.
 * Rules: https://docs.slack.dev/messaging/formatting-message-text
 */
export function liveIn(source: Source | { shown: Obj }): Live {
  const live: Live = { mentions: [], links: [], automatic: [] };
  if ('shown' in source) {
    walkBlocks(live, source.shown.blocks, '/view/blocks');
    return live;
  }
  const args = source.args ?? {};
  const blocks = objs(source.blocks);
  if (args.markdown_text !== undefined) markdown(live, str(args.markdown_text), '/markdown_text');
  else topText(live, str(source.text), args, blocks.length > 0);
  walkBlocks(live, blocks, '/blocks');
  for (const [i, one] of objs(source.attachments).entries()) {
    for (const field of ['text', 'pretext', 'title', 'fallback'])
      mrkdwn(live, str(one[field]), `/attachments/${i}`, false);
    walkBlocks(live, one.blocks, `/attachments/${i}/blocks`);
  }
  return live;
}

/** Beside blocks the text is only the notification: its links are not shown, but mentions may still ping. */
function topText(live: Live, text: string, args: Obj, isFallback: boolean): void {
  const found: Live = { mentions: [], links: [], automatic: [] };
  // Bare URLs become links unless parse is "none"; bare names only by link_names or parse "full".
  const names = flag(args.link_names) || args.parse === 'full';
  controlSequences(found, text, '/text');
  const rest = text.replace(SEQUENCE, ' ');
  if (args.parse !== 'none') found.automatic.push(...(rest.match(BARE_URL) ?? []));
  if (names) found.mentions.push(...(rest.match(BARE_NAME) ?? []).map((name) => name.trim()));
  live.mentions.push(...found.mentions);
  if (isFallback) return;
  live.links.push(...found.links);
  live.automatic.push(...found.automatic);
}

const SEQUENCE = /<([^<>\n]+)>/g;
const BARE_URL = /\bhttps?:\/\/[^\s<>|]+/g;
const BARE_NAME = /(?:^|\s)[@#][\p{L}\p{N}_.-]+/gu;

/** `<…>`: the only thing that is always live in mrkdwn, `&lt;…&gt;` never is. */
function controlSequences(live: Live, text: string, where: string): void {
  for (const [, inside = ''] of text.matchAll(SEQUENCE)) {
    const [target = '', label = ''] = inside.split('|');
    if (/^([@#!])/.test(target)) live.mentions.push(target);
    else if (/^(https?|mailto|tel|slack):/i.test(target)) live.links.push({ url: target, label, where });
  }
}

function mrkdwn(live: Live, text: string, where: string, verbatim: boolean): void {
  controlSequences(live, text, where);
  if (verbatim) return;
  // "URLs will be auto-converted into links, conversation names will be link-ified, and certain
  // mentions will be automatically parsed", unless verbatim is true.
  const rest = text.replace(SEQUENCE, ' ');
  live.automatic.push(...(rest.match(BARE_URL) ?? []));
  live.automatic.push(...(rest.match(BARE_NAME) ?? []).map((name) => name.trim()));
}

function markdown(live: Live, text: string, where: string): void {
  mrkdwn(live, text, where, false);
  for (const [, label = '', url = ''] of text.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g))
    live.links.push({ url, label, where });
}

/** Walks blocks, elements and options by what they are, not by what they are called. */
function walkBlocks(live: Live, value: unknown, where: string): void {
  for (const [i, block] of list(value).entries()) {
    if (!isObj(block)) continue;
    const here = `${where}/${i}`;
    if (block.type === 'rich_text') richText(live, block, here);
    else if (block.type === 'markdown') markdown(live, str(block.text), `${here}/text`);
    else walk(live, block, here);
  }
}

function walk(live: Live, value: unknown, where: string): void {
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) walk(live, one, `${where}/${i}`);
    return;
  }
  if (!isObj(value)) return;
  if (value.type === 'rich_text') {
    richText(live, value, where);
    return;
  }
  if (value.type === 'mrkdwn') {
    mrkdwn(live, str(value.text), where, value.verbatim === true);
    return;
  }
  // plain_text shows every character as it is.
  if (value.type === 'plain_text' || value.type === 'raw_text') return;
  if (typeof value.url === 'string') {
    live.links.push({ url: value.url, label: str(isObj(value.text) ? value.text.text : value.text), where });
  }
  for (const [key, one] of Object.entries(value)) walk(live, one, `${where}/${key}`);
}

/** In rich text only typed elements are live; its `text` elements never are. */
function richText(live: Live, value: unknown, where: string): void {
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) richText(live, one, `${where}/${i}`);
    return;
  }
  if (!isObj(value)) return;
  if (value.type === 'link') live.links.push({ url: str(value.url), label: str(value.text), where });
  else if (value.type === 'date' && typeof value.url === 'string')
    live.links.push({ url: value.url, label: '', where });
  else if (value.type === 'user') live.mentions.push(`@${str(value.user_id)}`);
  else if (value.type === 'usergroup') live.mentions.push(`!subteam^${str(value.usergroup_id)}`);
  else if (value.type === 'broadcast') live.mentions.push(`!${str(value.range)}`);
  else if (value.type === 'channel') live.mentions.push(`#${str(value.channel_id)}`);
  if (value.elements !== undefined) richText(live, value.elements, `${where}/elements`);
}
