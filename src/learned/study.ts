import type { PaperId } from '../papers/api.ts';
import { type Choice, newest, signals } from './choices.ts';
import { type Example, learn } from './learn.ts';
import type { LearnedStore } from './learned-store.ts';
import type { Learning } from './place-choices.ts';
import { Taste } from './taste.ts';
import type { Terms } from './terms.ts';

export interface StudyParts {
  readonly store: LearnedStore;
  readonly terms: Terms;
}

/** Papers looked at beside those chosen, so that what all papers of a place have in common tells nothing. */
const BESIDE = 500;

/** What these choices teach, without the terms that are left out. */
export async function study(
  { store, terms }: StudyParts,
  place: Learning,
  choices: readonly Choice[],
  leftOut: ReadonlySet<string>,
): Promise<Taste> {
  const liked = signals(newest(choices));
  const others = (await besides(store, place)).filter((id) => !liked.get(id));
  const known = await terms.of([...new Set([...liked.keys(), ...others])]);
  const examples: Example[] = [];
  for (const [id, signal] of liked) {
    const own = known.get(id);
    if (own && signal !== 0) examples.push({ terms: own, signal });
  }
  const beside = withDivided(liked, others).flatMap((id) => known.get(id) ?? []);
  const weights = learn(examples, beside, terms.lexicon);
  return new Taste(new Map([...weights].filter(([term]) => !leftOut.has(term))), terms.lexicon);
}

/** People who disagree say as little of a paper as nobody. */
function withDivided(liked: ReadonlyMap<PaperId, number>, others: readonly PaperId[]): readonly PaperId[] {
  const divided = [...liked].filter(([, signal]) => signal === 0).map(([id]) => id);
  return [...new Set([...others, ...divided])];
}

/** What people saw and said nothing of: a channel's digests; for a person their own and those of their channels. */
async function besides(store: LearnedStore, { id, personId }: Learning): Promise<readonly PaperId[]> {
  const own = await store.shownTo([id], BESIDE);
  if (personId === '') return own;
  const around = await store.channelsAround(personId);
  if (around.length === 0) return own;
  return [...own, ...(await store.shownTo(around, Math.ceil(BESIDE / around.length)))];
}
