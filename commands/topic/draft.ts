import { type Block, type Button, type Message, spansText, text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { type Backtest, ruleInWords, type TypedTopic } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { topicAsked } from '../asked/topic.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { backtestBlocks } from '../reply/backtest.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { differenceBlocks, titles } from '../reply/rule-difference.ts';
import { count, written } from '../reply/words.ts';

/** A topic before it is saved, new or changed. All of it travels in the buttons. */
export interface Draft extends TypedTopic {
  /** The id of the one that changes. */
  readonly topic?: string | undefined;
  /** The ids of papers that it is made after, with spaces between. */
  readonly examples?: string | undefined;
}

/**
 * Shows what a draft would bring, with buttons to save or change it; `about` stands under its rule. Nothing is stored.
 * Throws as `TopicBook.draft`.
 */
export async function draftMessage(
  draft: Draft,
  invocation: Invocation,
  about: readonly Block[] = [],
): Promise<Message> {
  const { topics } = invocation.services;
  const space = spaceAsked(invocation);
  const before =
    draft.topic === undefined ? undefined : await topicAsked(space, draft.topic, invocation.services);
  const { name, emoji, rule } = await topics.draft(space, draft, before?.id);
  await checkEmojiHere(emoji, invocation);
  const backtest = await topics.backtest([rule]);
  const changed = before !== undefined && before.rule !== rule;
  const difference = changed ? await topics.difference(before.rule, rule) : undefined;
  return {
    title: `${written(emoji)} ${name}: not saved yet`,
    blocks: [
      text(rule),
      ...meaning(rule),
      ...about,
      ...(await exampleBlocks(rule, draft.examples, invocation)),
      ...backtestBlocks(backtest),
      ...(difference ? differenceBlocks(difference) : []),
      ...(before && !changed ? [text('The rule stays as it was: the same papers come.')] : []),
      ...buttonRow(...draftButtons({ ...draft, name, rule }, backtest)),
    ],
  };
}

/** What a rule means, where its text does not say so already. */
function meaning(rule: string): readonly Block[] {
  const words = ruleInWords(rule);
  return spansText(words) === rule ? [] : [text('That is: ', ...words)];
}

/** Throws a `UserError` for an emoji that the bot could not put under the topic's card. */
async function checkEmojiHere(emoji: string, { emojiProblem }: Invocation): Promise<void> {
  const problem = await emojiProblem(emoji);
  if (problem !== undefined) throw new UserError(problem);
}

/** What goes into a button. */
function draftArgs({ topic, name, rule, emoji, examples }: Draft): Record<string, string> {
  return { name, rule, ...(emoji && { emoji }), ...(topic && { topic }), ...(examples && { examples }) };
}

/** Which of the papers that it is made after the rule finds. */
async function exampleBlocks(
  rule: string,
  examples: string | undefined,
  { services }: Invocation,
): Promise<readonly Block[]> {
  if (!examples) return [];
  const papers = await services.papers.byIds(examples.split(' '));
  const found = new Set(services.topics.findsAmong(rule, papers));
  const missed = papers.filter((paper) => !found.has(paper));
  if (missed.length === 0) return [text(`The rule finds all ${papers.length} of your papers.`)];
  const some = { total: missed.length, papers: missed.slice(0, MISSED_SHOWN) };
  return [
    text(`The rule finds ${found.size} of your ${count(papers.length, 'paper')}, but not ${titles(some)}.`),
  ];
}

function draftButtons(draft: Draft, { narrower, wider }: Backtest): readonly Button[] {
  const instead = (label: string, rule: string | undefined): readonly Button[] =>
    rule === undefined
      ? []
      : [button(label, action('topic-draft', draftArgs({ ...draft, rule }), 'replace'))];
  return [
    { ...button('Save', action('topic-save', draftArgs(draft), 'replace')), style: 'primary' },
    ...instead('Narrow', narrower?.rule),
    ...instead('Widen', wider?.rule),
    button('Edit', action('topic-form', draftArgs(draft))),
    button('Cancel', action('topic-cancel', draft.topic ? { topic: draft.topic } : {}, 'replace')),
  ];
}

const MISSED_SHOWN = 5;
