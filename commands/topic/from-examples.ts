import { type Block, type Message, text } from '../../src/chat/api.ts';
import type { RuleProposal } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import type { LookedUp } from '../asked/named-papers.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { listed, oneLine } from '../reply/words.ts';
import { draftMessage } from './draft.ts';
import type { Known } from './examples-form.ts';
import { LONGEST_NAME } from './form.ts';

/** More names make a sentence that nobody reads. */
export const NAMED_AT_MOST = 5;

export function shortened(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, NAMED_AT_MOST).map((name) => oneLine(name, 60));
  const more = names.length - shown.length;
  return more > 0 ? [...shown, `${more} more`] : shown;
}

/** A topic made after papers, as a draft; what was not found is told. */
export async function proposal(
  { papers, failed, strangers }: LookedUp & { readonly strangers: readonly string[] },
  known: Known,
  invocation: Invocation,
): Promise<Message> {
  const proposed = await invocation.services.topics.propose(papers);
  const missing = [
    ...failed.map(({ name, why }) => text(`${oneLine(name, 60)}: ${why}`)),
    ...(strangers.length > 0 ? [text(`No papers: ${listed(shortened(strangers))}.`)] : []),
  ];
  if (proposed.rule === '') return nothingShared(papers.length, known, missing);
  const name = known.name ?? (await freeName(proposed.name, invocation));
  const examples = papers.map(({ id }) => id).join(' ');
  const draft = { name, rule: proposed.rule, emoji: known.emoji, examples };
  return draftMessage(draft, invocation, [text(wordsFound(proposed, papers.length)), ...missing]);
}

/** What fewer of them share is perhaps chance. */
const SHARED = 0.4;

/** "What sets them apart: coreset in 3 of 6 (12 of 9,800 others announced lately), pruning in 2 (30)." */
function wordsFound({ words, compared }: RuleProposal, examples: number): string {
  const each = words.map(({ shown, examples: having, others }, i) => {
    const rest = i === 0 ? ` of ${compared.toLocaleString('en')} others announced lately` : '';
    const elsewhere = compared > 0 ? ` (${others.toLocaleString('en')}${rest})` : '';
    return `${shown} in ${having}${i === 0 ? ` of ${examples}` : ''}${elsewhere}`;
  });
  const most = Math.max(...words.map((word) => word.examples));
  const warning =
    most < examples * SHARED
      ? ' These papers have little in common: with some that are more alike, the words get better.'
      : '';
  return `What sets them apart: ${each.join(', ')}.${warning}`;
}

function nothingShared(papers: number, { name }: Known, missing: readonly Block[]): Message {
  const form = action('paper-admin topic add', { ...(name && { name }) });
  return {
    title: 'No words tell them apart',
    blocks: [
      text(
        `These ${papers} papers share no words that others lack. Leave out what belongs to it least and try again, or write the rule yourself.`,
      ),
      ...missing,
      ...buttonRow(button('Write a rule', form)),
    ],
  };
}

/** A name that no topic here has. */
async function freeName(wanted: string, invocation: Invocation): Promise<string> {
  const topics = await invocation.services.topics.names(spaceAsked(invocation).id);
  const taken = new Set(topics.map(({ name }) => name.toLowerCase()));
  const base = [...wanted].slice(0, LONGEST_NAME - 4).join('');
  const names = [base, ...Array.from({ length: taken.size }, (_, i) => `${base} ${i + 2}`)];
  return names.find((name) => !taken.has(name.toLowerCase())) ?? base;
}
