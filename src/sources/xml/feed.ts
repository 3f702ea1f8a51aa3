import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { parseXml, XmlError } from './parse.ts';

/** A feed cut into its head and its items, each as plain objects. */
export interface XmlFeed {
  readonly form: 'rss' | 'atom';
  /** The root element without items. */
  readonly head: unknown;
  readonly items: readonly unknown[];
  readonly skipped: readonly string[];
}

/** Parsed in one go: about 10 ms of work. */
const SLICE = 256 * 1024;
/** The longest abstract arXiv takes is 1,920 characters; 3,000 authors are 100 kB. */
const LONGEST_ITEM = 512 * 1024;

const FORMS = {
  rss: { form: 'rss', open: /<item[\s>]/g, close: '</item>', item: 'item', end: /<\/rss>\s*$/ },
  feed: { form: 'atom', open: /<entry[\s>]/g, close: '</entry>', item: 'entry', end: /<\/feed>\s*$/ },
} as const;

/**
 * Reads an RSS or Atom feed of any length without holding up other work: it is parsed in slices. Throws an `XmlError` for
 * anything that is not a whole feed, such as an error page, and for document types, which no source of ours has.
 */
export async function readXmlFeed(text: string): Promise<XmlFeed> {
  const form = FORMS[rootOf(text)];
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('a document type declaration');
  if (!form.end.test(text.slice(-200))) throw new XmlError('a feed without its end');
  const { head, items } = cut(text, form);
  if (head.length > SLICE) throw new XmlError('a feed with an oversized head');
  const parsed: unknown[] = [];
  const skipped: string[] = [];
  for (const slice of slices(items, skipped)) {
    parsed.push(...itemsOf(slice, form.item));
    await setImmediate();
  }
  return { form: form.form, head: parseXml(head), items: parsed, skipped };
}

/** The root element's name, past the declaration and comments. */
function rootOf(text: string): 'rss' | 'feed' {
  let rest = text.slice(0, 4_000);
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.trimStart().replace(/^<\?[^>]*\?>|^<!--(?:(?!-->)[\s\S]){0,2000}-->/, '');
  }
  const [, name] = /^<(rss|feed)[\s>]/.exec(rest) ?? [];
  if (name === 'rss' || name === 'feed') return name;
  throw new XmlError(/^<(!doctype html|html)/i.test(rest) ? 'a web page' : 'something else than a feed');
}

function cut(text: string, form: (typeof FORMS)['rss' | 'feed']) {
  const items: string[] = [];
  const [first] = text.matchAll(form.open);
  let head = text.slice(0, first?.index ?? text.length);
  let at = first?.index ?? text.length;
  for (const { index } of text.matchAll(form.open)) {
    // Inside an item that is read already.
    if (index < at) continue;
    head += text.slice(at, index);
    const close = text.indexOf(form.close, index);
    if (close < 0) throw new XmlError('an item without its end');
    at = close + form.close.length;
    items.push(text.slice(index, at));
  }
  return { head: head + text.slice(at), items };
}

function* slices(items: readonly string[], skipped: string[]): Iterable<string> {
  let slice: string[] = [];
  let length = 0;
  for (const [i, item] of items.entries()) {
    if (item.length > LONGEST_ITEM) {
      skipped.push(`item ${i + 1}: longer than 512 kB`);
      continue;
    }
    if (length + item.length > SLICE && slice.length > 0) {
      yield slice.join('');
      slice = [];
      length = 0;
    }
    slice.push(item);
    length += item.length;
  }
  if (slice.length > 0) yield slice.join('');
}

const itemsShape = z.object({
  items: z.object({ item: z.array(z.unknown()).default([]), entry: z.array(z.unknown()).default([]) }),
});

function itemsOf(slice: string, name: 'item' | 'entry'): unknown[] {
  return itemsShape.parse(parseXml(`<items>${slice}</items>`)).items[name];
}
