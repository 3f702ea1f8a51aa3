/** Every object inside a message, as either platform writes it. */
export function* partsOf(value: unknown): Iterable<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* partsOf(item);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  yield value as Record<string, unknown>;
  for (const item of Object.values(value)) yield* partsOf(item);
}
