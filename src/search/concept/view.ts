import { LivingTier } from '../living-tier.ts';
import { SealedTier } from '../segment/sealed-tier.ts';
import type { Tier } from '../tier.ts';
import type { ConceptSpace } from './concept-space.ts';
import { LivingVectors, type TierVectors } from './tier-vectors.ts';

/** A space with the directions of the papers in it. */
export interface View {
  readonly space: ConceptSpace;
  /** Papers there were when it was learnt. */
  readonly papers: number;
  readonly vectors: WeakMap<Tier, TierVectors>;
}

/** A segment without directions. */
export function lacking({ vectors }: View, tiers: readonly Tier[]): SealedTier | undefined {
  return tiers.find((tier) => tier instanceof SealedTier && !vectors.has(tier)) as SealedTier | undefined;
}

/** Of a living tier they are made when somebody looks. */
export function vectorsIn({ space, vectors }: View, tier: Tier): TierVectors | undefined {
  const known = vectors.get(tier);
  if (known || !(tier instanceof LivingTier)) return known;
  const made = new LivingVectors(space, tier);
  vectors.set(tier, made);
  return made;
}
