import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** A document that is not well-formed or goes beyond what a feed needs. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Elements that may repeat are lists, also when there is one. */
const REPEATED = new Set(['item', 'entry', 'category', 'author', 'link', 'day']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // An id such as 2401.10000 is no number.
  parseTagValue: false,
  parseAttributeValue: false,
  // No document type is let in, so only the five entities of XML remain.
  processEntities: { enabled: true, maxEntityCount: 1, maxEntitySize: 1, maxExpansionDepth: 1 },
  maxNestedTags: 20,
  isArray: (name) => REPEATED.has(name),
});

/** One small document as plain objects: text stays text, attributes begin with `@`. */
export function parseXml(text: string): unknown {
  const wellFormed = XMLValidator.validate(text);
  if (wellFormed !== true) throw new XmlError(`not well-formed: ${wellFormed.err.msg.slice(0, 100)}`);
  try {
    return parser.parse(text);
  } catch (cause) {
    throw new XmlError('nested or named as no feed is', { cause });
  }
}

/** An element's text, whether or not it has attributes; '' when it is missing. */
export const elementText = z
  .union([z.string(), z.object({ '#text': z.string() }).transform((element) => element['#text'])])
  .catch('');
