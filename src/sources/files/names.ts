import { createHash } from 'node:crypto';
import { cleanTitle } from '../../papers/clean.ts';
import { parseReference, titleFingerprint } from '../../papers/identifiers.ts';
import type { Identifier } from '../../papers/paper.ts';

/** Ids as lists of papers write them, e.g. `acl:2020.acl-main.447`. */
const ANTHOLOGY_PREFIX = /^(?:acl|anthology):/i;

/** The names found in a record's fields, each once; the title's fingerprint when it has no other. */
export function namesOf(fields: readonly string[], title: string, ownId = ''): Identifier[] {
  const known = fields.map((field) => parseReference(field.replace(ANTHOLOGY_PREFIX, '')));
  const own = known.some((name) => name !== undefined) ? undefined : fileName(ownId);
  const names = [...known, own].filter((name) => name !== undefined);
  if (names.length === 0) names.push(titleName(title));
  return [...new Map(names.map((name) => [`${name.kind} ${name.value}`, name])).values()];
}

/** An id that means something only where the file comes from. */
function fileName(id: string): Identifier | undefined {
  const value = id.trim().slice(0, 200);
  return value === '' ? undefined : { kind: 'file', value };
}

/** Titles too short to tell works apart ("0") get a name that only the same title has. */
function titleName(title: string): Identifier {
  const fingerprint = titleFingerprint(cleanTitle(title));
  if (fingerprint !== '') return { kind: 'title', value: fingerprint };
  const hash = createHash('sha256').update(title.trim()).digest('hex').slice(0, 20);
  return { kind: 'file', value: `title:${hash}` };
}
