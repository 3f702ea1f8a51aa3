import type { FileBlock } from '../../chat/api.ts';
import { PACK_VERSION, type Pack } from './pack.ts';

/** A pack as a file to keep or to give away: JSON, a topic a line. */
export function packFile(pack: Pack): FileBlock {
  const topics = pack.topics.map(({ name, emoji, rule }) =>
    JSON.stringify({ name, emoji, rule: plain(rule) }),
  );
  const head = `{"paperboy":"topics","version":${PACK_VERSION},"name":${JSON.stringify(pack.name)},"topics":[`;
  return {
    type: 'file',
    name: `${fileName(pack.name)}-topics.json`,
    mediaType: 'application/json',
    content: `${withoutCurls(head)}\n${withoutCurls(topics.join(',\n'))}\n]}\n`,
  };
}

/** A rule reads straight quotes the same. */
const plain = (rule: string) => rule.replace(/[“”„‟«»＂]/g, '"');
/** Chats turn curly quotes in what is pasted into straight ones, which would end a name too early. */
const withoutCurls = (json: string) =>
  json.replace(/[“”„‟«»＂]/g, (quote) => `\\u${quote.charCodeAt(0).toString(16).padStart(4, '0')}`);

function fileName(name: string): string {
  const bare = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return bare.slice(0, 40) || 'paperboy';
}
