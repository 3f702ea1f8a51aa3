import { type Followed, WHOLE_FEED } from '../digest/schedule/schedule-store.ts';
import type { Paper } from '../papers/api.ts';
import { compileStored } from '../topics/compile-rule.ts';
import { matchRule } from '../topics/match-rule.ts';
import { missOf } from '../topics/nearest-miss.ts';
import { readPaper } from '../topics/paper-text.ts';
import type { RuleTried } from './api.ts';

/** Each topic followed, tried on one paper; those that fit first. */
export function rulesTried(followed: readonly Followed[], paper: Paper): readonly RuleTried[] {
  const text = readPaper(paper);
  const tried = followed.map(({ topicId, name, rule }): RuleTried => {
    if (topicId === WHOLE_FEED)
      return { topic: 'the whole feed', fits: true, because: 'everything announced' };
    const compiled = compileStored(rule);
    if (!compiled) return { topic: name, fits: false, because: 'its rule cannot be read any more' };
    const why = matchRule(compiled, text);
    if (why !== undefined) return { topic: name, fits: true, because: why };
    return { topic: name, fits: false, because: missOf(compiled)(text)?.because ?? 'has none of its words' };
  });
  return tried.sort((a, b) => Number(b.fits) - Number(a.fits));
}
