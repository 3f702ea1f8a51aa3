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
  const usual = aboveMean ? meanOf(scored, likenesses) : 0;
  const nearest = nearestOf(scored, likenesses);
  const [byWords, byLikeness] = [(1 - share) / bestScore, share / Math.max(1, nearest - usual)];
  for (const [i, { board }] of scored.entries()) {
    mixRuns(board.scores, likenesses[i] ?? [], { byWords, byLikeness, usual });
  }
}

interface Weights {
  readonly byWords: number;
  readonly byLikeness: number;
  readonly usual: number;
}

/** In one sweep, for there may be a million; between and after the runs only words count. */
function mixRuns(scores: Float64Array, runs: readonly LikenessRun[], weights: Weights): void {
  let done = 0;
  for (const { from, likeness } of runs) {
    scale(scores, done, from, weights.byWords);
    mixRun(scores, from, likeness, weights);
    done = from + likeness.length;
  }
  scale(scores, done, scores.length, weights.byWords);
}

function scale(scores: Float64Array, from: number, to: number, by: number): void {
  for (let paper = from; paper < to; paper++) scores[paper] = (scores[paper] ?? 0) * by;
}

function mixRun(scores: Float64Array, from: number, likeness: Int32Array, weights: Weights): void {
  const { byWords, byLikeness, usual } = weights;
  for (let i = 0; i < likeness.length; i++) {
    const near = (likeness[i] ?? 0) - usual;
    scores[from + i] = (scores[from + i] ?? 0) * byWords + (near > 0 ? near * byLikeness : 0);
  }
}

type Likenesses = readonly (readonly LikenessRun[])[];

/** Of the papers that may be found. */
function nearestOf(scored: readonly Scored[], likenesses: Likenesses): number {
  let nearest = 0;
  for (const [at, { tier, allowed }] of scored.entries()) {
    for (const { from, likeness } of likenesses[at] ?? []) {
      for (let i = 0; i < likeness.length; i++) {
        const near = likeness[i] ?? 0;
        if (near > nearest && allowed?.[from + i] !== 0 && tier.holds(from + i)) nearest = near;
      }
    }
  }
  return nearest;
}

/** Of all papers held that have a direction. */
function meanOf(scored: readonly Scored[], likenesses: Likenesses): number {
  let [sum, count] = [0, 0];
  for (const [at, { tier }] of scored.entries()) {
    for (const { from, likeness } of likenesses[at] ?? []) {
      for (let i = 0; i < likeness.length; i++) {
        if (likeness[i] === 0 || !tier.holds(from + i)) continue;
        sum += likeness[i] ?? 0;
        count++;
      }
    }
  }
  return count > 0 ? sum / count : 0;
}
