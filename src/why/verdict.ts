import type { Followed } from '../digest/schedule/schedule-store.ts';
import type { Paper } from '../papers/api.ts';
import type { RuleTried } from './api.ts';
import { type AnnouncedOnce, type InDigest, isNew } from './why-store.ts';

/** All that the answer is made from. */
export interface Evidence {
  readonly paper: Paper;
  readonly announced: readonly AnnouncedOnce[];
  readonly digest: InDigest | undefined;
  /** Who muted it, in words; '' when it is not kept out. */
  readonly muted: string;
  readonly rules: readonly RuleTried[];
  readonly followed: readonly Followed[];
  /** Announcements up to this number were looked at. */
  readonly watermark: number;
  readonly active: boolean;
  readonly day: (at: number) => string;
  readonly next: string;
}

/** The answer in one sentence: the first thing that decides. */
export function verdictOf(evidence: Evidence): string {
  const { digest, muted, announced, active, followed, rules, watermark, next } = evidence;
  if (digest?.isShown) return shownWords(digest, evidence);
  if (muted) return `It is kept out: ${muted}.`;
  if (digest) return foldedWords(digest, evidence);
  if (!active) return 'The digest is off.';
  const newest = announced.find(isNew)?.number;
  if (newest === undefined) return notNews(evidence);
  const fitting = rules.filter(({ fits }) => fits).map(({ topic }) => topic);
  if (followed.length === 0) return 'No topic is followed.';
  if (fitting.length === 0) {
    return rules.length === 1
      ? 'It does not fit the one topic followed.'
      : 'It fits none of the topics followed.';
  }
  if (newest > watermark) return `It fits and comes up with the next digest, ${next}.`;
  const since = followed.filter(({ name, topicId }) => topicId === '*' || fitting.includes(name));
  if (since.every((one) => one.since >= newest)) {
    return `It fits ${fitting.join(' and ')}, but was announced before that was followed.`;
  }
  return 'It fits, but the digest of its day did not bring it; /paper status says how that one went.';
}

function shownWords({ dueAt, place, matched, outcome, reason }: InDigest, { day }: Evidence): string {
  const came = ARRIVED.has(outcome) ? 'It came' : `It was chosen (${outcome})`;
  return `${came} as number ${place} of ${matched} on ${day(dueAt)}${reason && `: ${reason}`}.`;
}

const ARRIVED = new Set(['posted', 'caught-up', 'partly-posted']);

function foldedWords({ dueAt, place, matched, shown }: InDigest, { day }: Evidence): string {
  return `It was number ${place} of ${matched} on ${day(dueAt)}, and the digest showed ${shown}: it stands under “also announced”.`;
}

function notNews({ announced, paper }: Evidence): string {
  if (paper.withdrawn) return 'Its authors have withdrawn it.';
  return announced.length > 0
    ? 'It was announced as a new version only; digests bring papers when they are new.'
    : 'No source has announced it, and digests bring what is announced. /paper submit brings it in.';
}
