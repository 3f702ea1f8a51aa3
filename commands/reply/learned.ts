import { type Block, footnote, type Message, type Select, strong, text } from '../../src/chat/api.ts';
import { LEAST_CHOICES, type Learned, type LearnedWord } from '../../src/learned/api.ts';
import { action } from '../command.ts';
import { button, buttonRow } from './button-row.ts';
import { count } from './words.ts';

/** Whose learning is shown. */
export interface LearnedView {
  /** A channel's id; '' for one's own. */
  readonly channel: string;
  /** `#papers`; '' for one's own. */
  readonly name: string;
  /** Whether whoever looks may change it. */
  readonly mayChange: boolean;
}

const OPTIONS_AT_MOST = 25;

/** What was learned, from how much, what it does, and the handles to change it. */
export function learnedMessage(learned: Learned, view: LearnedView): Message {
  const { isOn, liked, disliked } = learned;
  const title = view.name === '' ? 'What your choices taught me' : `What ${view.name} taught me`;
  if (!isOn) return { title, blocks: [text(offWords(view)), ...handles(learned, view)] };
  const words = [...wordLine('More of', liked), ...wordLine('Less of', disliked)];
  return {
    title,
    blocks: [
      text(fromWords(learned, view)),
      ...(words.length > 0 ? words : [text('No word tells yet what is liked and what is not.')]),
      ...leftOut(learned),
      ...handles(learned, view),
      footnote(
        'It orders what fits the topics as well: no paper is added or left out, or passes one that fits a second topic.',
      ),
    ],
  };
}

function offWords({ name }: LearnedView): string {
  return name === ''
    ? 'Learning is off for you: your votes, saves and mutes order nothing in your digest.'
    : `Learning is off in ${name}: votes order its digest only by their number.`;
}

function fromWords({ choices, people }: Learned, { name }: LearnedView): string {
  const made = name === '' ? `${count(choices, 'choice')} of yours` : `${count(choices, 'choice')} there`;
  if (choices < LEAST_CHOICES) return `${made} so far: I begin to learn at ${LEAST_CHOICES}.`;
  return name === ''
    ? `From ${made}: votes, saves and mutes.`
    : `From ${made}, of ${count(people, 'person', 'people')}: votes and saves of papers that stood in it.`;
}

function wordLine(label: string, words: readonly LearnedWord[]): readonly Block[] {
  if (words.length === 0) return [];
  const said = words.flatMap(({ word, papers }, i) => [
    i === 0 ? ' ' : ', ',
    strong(word),
    ` (${count(papers, 'choice')})`,
  ]);
  return [text(`${label}:`, ...said)];
}

function leftOut({ forgotten }: Learned): readonly Block[] {
  return forgotten.length === 0 ? [] : [text(`Left out by wish: ${forgotten.join(', ')}.`)];
}

function handles({ isOn, liked, disliked, forgotten }: Learned, view: LearnedView): readonly Block[] {
  const { channel, name, mayChange } = view;
  if (!mayChange) return [footnote(`People who may manage ${name} change it: /paper-admin learned.`)];
  const state = isOn ? 'off' : 'on';
  const whole = name === '' ? action('paper learned', { whose: 'mine', state }, 'replace') : ofChannel();
  return [
    ...wordSelect(
      'Forget a word',
      0,
      [...liked, ...disliked].map(({ word }) => word),
    ),
    ...wordSelect('Give a word back', 1, isOn ? forgotten : []),
    ...buttonRow(button(isOn ? 'Switch off' : 'Switch on', whole)),
  ];

  function ofChannel() {
    return action('paper-admin learned', { state, channel }, 'replace');
  }

  function wordSelect(placeholder: string, back: 0 | 1, words: readonly string[]): readonly Block[] {
    if (words.length === 0) return [];
    const select: Select = {
      type: 'select',
      placeholder,
      options: words.slice(-OPTIONS_AT_MOST).map((word) => ({ label: word, value: word })),
      action: { ...action('learned word', { channel, back }, 'replace'), choose: 'word' },
    };
    return [{ type: 'actions', items: [select] }];
  }
}
