import { offerAll, type Scored } from '../rank.ts';
import type { Tier } from '../tier.ts';
import { type Found, Top } from '../top.ts';
import type { LikenessRun, TierVectors } from './tier-vectors.ts';

const FEEDBACK_PAPERS = 3;

export type VectorsOf = (tier: Tier) => TierVectors | undefined;

export interface Mixing {
  readonly scored: readonly Scored[];
  readonly vectorsOf: VectorsOf;
  /** The best score by words. */
  readonly bestScore: number;
  /** The part of the likeness, from 0 to 1. */
  readonly share: number;
  /** Whether any two texts are somewhat alike: then only what is more than usual counts. */
  readonly aboveMean?: boolean;
}

/** The best papers by words, which tell what is meant. */
export function bestByWords(scored: readonly Scored[]): readonly Found[] {
  const top = new Top(FEEDBACK_PAPERS);
  for (const each of scored) offerAll(each, top);
  return top.finish();
}

/** Mixes likeness to a direction into the scores by words, in place; both on a scale where the best paper has 1. */
export function mixLikeness(direction: Float64Array, mixing: Mixing): void {
  const { scored, vectorsOf, bestScore, share, aboveMean = false } = mixing;
  const likenesses = scored.map(({ tier }) => vectorsOf(tier)?.likeness(direction) ?? []);
  const { nearest, mean } = spreadOf(scored, likenesses);
  const usual = aboveMean ? mean : 0;
  const [byWords, byLikeness] = [(1 - share) / bestScore, share / Math.max(1, nearest - usual)];
  for (const [i, { board }] of scored.entries()) {
    scale(board.scores, byWords);
    for (const run of likenesses[i] ?? []) addRun(board.scores, run, usual, byLikeness);
  }
}

function scale(scores: Float64Array, by: number): void {
  for (let paper = 0; paper < scores.length; paper++) scores[paper] = (scores[paper] ?? 0) * by;
}

function addRun(scores: Float64Array, { from, likeness }: LikenessRun, usual: number, weight: number): void {
  for (let i = 0; i < likeness.length; i++) {
    const near = (likeness[i] ?? 0) - usual;
    if (near > 0) scores[from + i] = (scores[from + i] ?? 0) + near * weight;
  }
}

/** Over the papers held that may be found. */
function spreadOf(scored: readonly Scored[], likenesses: readonly (readonly LikenessRun[])[]) {
  let [nearest, sum, count] = [0, 0, 0];
  for (const [at, { tier, allowed }] of scored.entries()) {
    for (const { from, likeness } of likenesses[at] ?? []) {
      for (let i = 0; i < likeness.length; i++) {
        const near = likeness[i] ?? 0;
        if (near === 0 || allowed?.[from + i] === 0 || !tier.holds(from + i)) continue;
        sum += near;
        count++;
        if (near > nearest) nearest = near;
      }
    }
  }
  return { nearest, mean: count > 0 ? sum / count : 0 };
}
