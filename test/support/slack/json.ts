/** A JSON object of unknown shape: what arrives over the wire. */
export type Obj = Record<string, unknown>;

/** True for a plain object (not null, not an array). */
export const isObj = (value: unknown): value is Obj =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as text, or '' when it is none. Numbers count, because form bodies know no types. */
export const str = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The value as an object, or an empty one. */
export const obj = (value: unknown): Obj => (isObj(value) ? value : {});

/** The value as a list, or an empty one. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The objects of a list. */
export const objs = (value: unknown): Obj[] => list(value).filter(isObj);

/** A flag as Slack reads it: true, 1, "true", "1". */
export const flag = (value: unknown): boolean =>
  value === true || value === 1 || value === 'true' || value === '1';

/** Parses JSON, or undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
