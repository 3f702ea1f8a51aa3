import type { Paper } from '../../papers/api.ts';
import type { RuleProposal } from '../api.ts';
import type { RecentWindow } from '../backtest/recent-texts.ts';
import { compileStored } from '../compile-rule.ts';
import { choose } from './choose.ts';
import { standingsOf } from './standings.ts';
import type { Standing } from './weigh.ts';
import { writtenForm } from './written.ts';

/** The words that tell these papers apart from others announced lately, as a rule. */
export async function propose(window: RecentWindow, examples: readonly Paper[]): Promise<RuleProposal> {
  const own = new Set(examples.map(({ id }) => id));
  const others = window.papers.filter(({ paperId }) => !own.has(paperId));
  const standings = await standingsOf(examples, others, window.texts);
  const sizes = { examples: examples.length, others: others.length };
  const words = choose(standings, sizes).flatMap((standing) => wordsOf(standing, examples) ?? []);
  const rule = words.map(({ shown }) => shown).join(', ');
  if (!compileStored(rule)) return { rule: '', name: '', words: [], compared: others.length };
  return { rule, name: (words[0]?.shown ?? '').replaceAll('"', ''), words, compared: others.length };
}

function wordsOf(
  { runs, examples, others }: Standing,
  papers: readonly Paper[],
): RuleProposal['words'][number] | undefined {
  const forms = runs.flatMap((run) => writtenForm(run, papers) ?? []);
  if (forms.length < runs.length) return undefined;
  const shown = forms.map((form) => (form.includes(' ') ? `"${form}"` : form)).join(' ');
  return { shown, examples: examples.size, others: others.length };
}
