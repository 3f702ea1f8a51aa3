import { scheduler } from 'node:timers/promises';
import type { CompiledRule, CompiledTerm } from '../compile-rule.ts';
import { matchRule } from '../match-rule.ts';
import type { PaperText } from '../paper-text.ts';
import type { PackedText, PackedTexts } from './packed-texts.ts';
import type { RecentText, RecentWindow } from './recent-texts.ts';

/** Unpacking takes about 20 µs a paper, and each rule one or two more: so many leave the event loop free. */
const SLICE = 250;

/** Sees paper after paper, in slices between which other work runs. */
export async function inSlices<T>(papers: readonly T[], see: (paper: T) => void): Promise<void> {
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
  const { texts } = window;
  const mayMatch = rules.map((rule) => candidateTest(texts, rule));
  await inSlices(window.papers, (paper) => {
    let text: PaperText | undefined;
    for (const [i, rule] of rules.entries()) {
      if (!mayMatch[i]?.(paper.packed)) continue;
      text ??= texts.unpack(paper.packed);
      if (matchRule(rule, text) !== undefined) matched[i]?.push(paper);
    }
  });
  return matched;
}

/** Whether a paper has all words of an alternative, told without unpacking it: most have not. */
function candidateTest(
  texts: PackedTexts,
  { alternatives, must }: CompiledRule,
): (packed: PackedText) => boolean {
  const any = alternatives.length > 0 ? alternatives : [[]];
  const tests = any.map((terms) => [...terms, ...must].map((term) => termTest(texts, term)));
  return (packed) => tests.some((all) => all.every((holds) => holds(packed)));
}

function termTest(texts: PackedTexts, term: CompiledTerm): (packed: PackedText) => boolean {
  switch (term.kind) {
    case 'stems':
      return texts.haveStems(term.stems);
    case 'prefix':
      return texts.haveWordStarting(term.start);
    case 'exact':
    case 'author':
    case 'category':
    case 'source':
      return () => true;
  }
}
