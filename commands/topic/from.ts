import { type Message, text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { papersNamed } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { type LookedUp, lookUp } from '../asked/named-papers.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, listed, oneLine } from '../reply/words.ts';
import { AT_LEAST, AT_MOST, examplesForm, type Known } from './examples-form.ts';
import { LONGEST_EMOJI, LONGEST_NAME } from './form.ts';
import { NAMED_AT_MOST, proposal, shortened } from './from-examples.ts';

/** A pasted message has titles too. */
const LONGEST = 6_000;

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
    if (found.waiting.length > 0) return { reply: goOn(found, { papers: named.papers.join(' '), ...known }) };
    checkNumber(found.papers.length, named.strangers, found.failed);
    return { reply: await proposal({ ...found, strangers: named.strangers }, known, invocation) };
  },
});

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
