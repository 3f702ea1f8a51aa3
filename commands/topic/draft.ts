import { type Block, type Button, type Message, text } from '../../src/chat/api.ts';
import type { Paper } from '../../src/papers/api.ts';
import { shorten } from '../../src/papers/api.ts';
import type { Backtest, RuleDifference, SomePapers, TypedTopic } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { topicAsked } from '../asked/topic.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { backtestBlocks, perDayWords } from '../reply/backtest.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { listed, quoted, written } from '../reply/words.ts';

/** A topic before it is saved, new or changed. All of it travels in the buttons. */
export interface Draft extends TypedTopic {
  /** The id of the one that changes. */
  readonly topic?: string | undefined;
}

/** Shows what a draft would bring, with buttons to save or change it. Nothing is stored. Throws as `TopicBook.draft`. */
export async function draftMessage(draft: Draft, invocation: Invocation): Promise<Message> {
  const { topics } = invocation.services;
  const space = spaceAsked(invocation);
  const before =
    draft.topic === undefined ? undefined : await topicAsked(space, draft.topic, invocation.services);
  const { name, emoji, rule } = await topics.draft(space, draft, before?.id);
  const backtest = await topics.backtest([rule]);
  const changed = before !== undefined && before.rule !== rule;
  const difference = changed ? await topics.difference(before.rule, rule) : undefined;
  return {
    title: `${written(emoji)} ${name}: not saved yet`,
    blocks: [
      text(rule),
      ...backtestBlocks(backtest),
      ...(difference ? differenceBlocks(backtest, difference) : []),
      ...buttonRow(...draftButtons({ ...draft, name, rule }, backtest)),
    ],
  };
}

/** What goes into a button. */
function draftArgs({ topic, name, rule, emoji }: Draft): Record<string, string> {
  return { name, rule, ...(emoji && { emoji }), ...(topic && { topic }) };
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

function differenceBlocks(
  { perDay }: Backtest,
  { perDayBefore, gone, added }: RuleDifference,
): readonly Block[] {
  const lines = [
    `It brings ${perDayWords(perDay)} a day in place of ${perDayWords(perDayBefore)}`,
    ...(gone.total > 0 ? [`no longer: ${titles(gone)}`] : []),
    ...(added.total > 0 ? [`new: ${titles(added)}`] : []),
  ];
  return [text(`${lines.join('; ')}.`)];
}

const TITLE_LENGTH = 80;

function titles({ papers, total }: SomePapers): string {
  const shown = papers.map(({ title }: Paper) => quoted(shorten(title, TITLE_LENGTH), TITLE_LENGTH));
  const more = total - papers.length;
  return more > 0 ? `${shown.join(', ')} and ${more.toLocaleString('en')} more` : listed(shown);
}
