import type { Destination } from '../schedule/schedule.ts';
import type { Reading } from './reading.ts';
import type { Choice } from './select.ts';

/** The choices with how much the place would like each, where it has a taste. */
export async function withLiking(
  reading: Reading,
  destination: Destination,
  choices: readonly Choice[],
): Promise<readonly Choice[]> {
  if (choices.length === 0) return choices;
  const taste = await reading.tasteOf(destination);
  if (!taste) return choices;
  const likings = await taste.likings(choices.map(({ paperId }) => paperId));
  return choices.map((choice) => ({ ...choice, liking: likings.get(choice.paperId) ?? 0 }));
}
