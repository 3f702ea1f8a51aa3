import { scheduler } from 'node:timers/promises';
import type { CompiledRule } from '../compile-rule.ts';
import { matchRule } from '../match-rule.ts';
import type { RecentText, RecentWindow } from './recent-texts.ts';

/** Unpacking takes about 15 µs a paper, and each rule about one more: so many leave the event loop free. */
const SLICE = 250;

/** Sees paper after paper, in slices between which other work runs. */
export async function inSlices(
  papers: readonly RecentText[],
  see: (paper: RecentText) => void,
): Promise<void> {
  for (const [i, paper] of papers.entries()) {
    if (i % SLICE === SLICE - 1) await scheduler.yield();
    see(paper);
  }
}

/** The papers that each rule matches, in one reading. */
export async function matchWindow(
  window: RecentWindow,
  rules: readonly CompiledRule[],
): Promise<readonly (readonly RecentText[])[]> {
  const matched = rules.map((): RecentText[] => []);
  await inSlices(window.papers, (paper) => {
    const text = window.texts.unpack(paper.packed);
    for (const [i, rule] of rules.entries()) {
      if (matchRule(rule, text) !== undefined) matched[i]?.push(paper);
    }
  });
  return matched;
}
