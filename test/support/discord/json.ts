/** A JSON object whose members have not been looked at yet. */
export type JsonObject = Record<string, unknown>;

/** Says whether a value is a plain JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in a value that should be a list; anything else is left out. */
export const objectsIn = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** The text of a value, or an empty text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Length as Discord counts it: code points, since its API is written in Python 3.
 * https://github.com/discord/discord-api-docs/issues/1315
 */
export const lengthOf = (value: unknown): number => (typeof value === 'string' ? [...value].length : 0);
