import { type Block, type Form, type Message, text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { RuleProposal } from '../../src/topics/api.ts';
import { papersNamed } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { type LookedUp, lookUp } from '../asked/named-papers.ts';
import { action, defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, listed, oneLine } from '../reply/words.ts';
import { draftMessage } from './draft.ts';
import { LONGEST_EMOJI, LONGEST_NAME } from './form.ts';

const AT_LEAST = 3;
const AT_MOST = 30;
/** The least of what forms take; thirty links are shorter. */
const LONGEST = 3_000;

export const topicFrom = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'from'],
  description: 'Make a topic from 3 to 30 papers that belong to it',
  visibility: 'private',
  permission: 'manager',
  opensForm: true,
  options: [
    {
      kind: 'text',
      name: 'papers',
      description: 'Ids or links, or a message with them',
      maxLength: LONGEST,
      rest: 'query',
    },
    { kind: 'text', name: 'name', description: 'Of the topic', maxLength: LONGEST_NAME },
    { kind: 'text', name: 'emoji', description: 'The one to react with', maxLength: LONGEST_EMOJI },
  ],

  async run({ papers, ...known }, invocation) {
    spaceAsked(invocation);
    if (papers === undefined) return { form: examplesForm(known) };
    const named = papersNamed(papers);
    checkNumber(named.papers.length, named.strangers);
    const found = await lookUp(named.papers, invocation);
    if (found.waiting.length > 0) return { reply: goOn(found, { papers, ...known }) };
    checkNumber(found.papers.length, named.strangers, found.failed);
    return { reply: await proposal({ ...found, strangers: named.strangers }, known, invocation) };
  },
});

type Known = { readonly name?: string; readonly emoji?: string };

function examplesForm({ name, emoji }: Known): Form {
  return {
    title: 'Topic from papers',
    submitLabel: 'Find its words',
    fields: [
      {
        name: 'papers',
        label: 'Papers',
        hint: `${AT_LEAST} to ${AT_MOST} ids or links, or a message with them`,
        lines: 'many',
        required: true,
        maxLength: LONGEST,
      },
      {
        name: 'name',
        label: 'Name',
        hint: 'Left empty, I name it after its first words',
        lines: 'one',
        required: false,
        maxLength: LONGEST_NAME,
        ...(name && { value: name }),
      },
    ],
    submit: action('paper-admin topic from', { ...(emoji && { emoji }) }),
  };
}

/** Throws a `UserError` that says how many there are, what is none, and why some were not found. */
function checkNumber(papers: number, strangers: readonly string[], failed: LookedUp['failed'] = []): void {
  if (papers >= AT_LEAST && papers <= AT_MOST) return;
  const found = papers === 0 ? 'I find no papers in that' : `That is ${count(papers, 'paper')}`;
  const others = strangers.length > 0 ? [`No papers: ${listed(shortened(strangers))}.`] : [];
  const whys = failed.slice(0, NAMED_AT_MOST).map(({ name, why }) => `${oneLine(name, 60)}: ${why}`);
  const need = `${found}, and I need ${AT_LEAST} to ${AT_MOST} that belong to the topic.`;
  const wayOut = 'Give arXiv ids, DOIs or links to arXiv, Hugging Face or the ACL Anthology.';
  throw new UserError([need, ...others, ...(whys.length > 0 ? whys : [wayOut])].join(' '));
}

const NAMED_AT_MOST = 5;

function shortened(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, NAMED_AT_MOST).map((name) => oneLine(name, 60));
  const more = names.length - shown.length;
  return more > 0 ? [...shown, `${more} more`] : shown;
}

function goOn({ papers, waiting }: LookedUp, args: { papers: string } & Known): Message {
  const words = `I hold ${papers.length} of them; ${count(waiting.length, 'paper')} I am still asking the sources for, one after the other.`;
  return {
    title: 'Looking up the papers',
    blocks: [
      text(words),
      ...buttonRow(button('Go on', action('paper-admin topic from', { ...args }, 'replace'))),
    ],
  };
}

async function proposal(
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

/** "What sets them apart: coreset in 3 of 6 (12 of 9,800 others announced lately), pruning in 2 (30)." */
function wordsFound({ words, compared }: RuleProposal, examples: number): string {
  const each = words.map(({ shown, examples: having, others }, i) => {
    const rest = i === 0 ? ` of ${compared.toLocaleString('en')} others announced lately` : '';
    const elsewhere = compared > 0 ? ` (${others.toLocaleString('en')}${rest})` : '';
    return `${shown} in ${having}${i === 0 ? ` of ${examples}` : ''}${elsewhere}`;
  });
  return `What sets them apart: ${each.join(', ')}.`;
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
