import type { PaperId } from '../papers/api.ts';
import type { NewSubscription } from '../topics/subscription-store.ts';

/** What a reaction changes for its person. Doing it twice is doing it once. */
export type Effect =
  | ({ readonly kind: 'join' } & NewSubscription)
  | { readonly kind: 'leave'; readonly personId: string; readonly topicId: string }
  | ({ readonly kind: 'vote'; readonly value: 1 | 0 | -1 } & OnPaper)
  | ({ readonly kind: 'save'; readonly on: boolean } & OnPaper)
  | ({ readonly kind: 'mute'; readonly on: boolean } & OnPaper);

interface OnPaper {
  readonly personId: string;
  readonly paperId: PaperId;
  readonly spaceId: string;
}

/** Of several that change the same, the last. */
export function lastOfEach(effects: readonly Effect[]): readonly Effect[] {
  return [...new Map(effects.map((effect) => [whatOf(effect), effect])).values()];
}

function whatOf(effect: Effect): string {
  const { personId } = effect;
  if (effect.kind === 'join' || effect.kind === 'leave') return `topic ${personId} ${effect.topicId}`;
  return `${effect.kind} ${personId} ${effect.paperId}`;
}
