import {
  type Block,
  footnote,
  type Message,
  plain,
  type Select,
  type Span,
  text,
} from '../../src/chat/api.ts';
import type { SlotLine } from '../../src/digest/api.ts';
import type { OwnDigest } from '../../src/feed/api.ts';
import type { Topic } from '../../src/topics/api.ts';
import { action } from '../command.ts';
import { button, buttonRow } from './button-row.ts';
import { outcomeWords } from './channel-status.ts';
import { RAN_TODAY } from './digest-words.ts';
import { troubleOf, zoneChoice } from './receipt.ts';
import { timeButton, wayButtons, wayWords } from './way.ts';
import { count, written } from './words.ts';

const OPTIONS_AT_MOST = 25;

/** A person's own digest, with everything that can be changed about it. */
export function ownDigestMessage(own: OwnDigest, title = 'Your digest'): Message {
  if (own.topics.length === 0) return nothingFollowed(own, title);
  const pause = own.paused
    ? button('Resume', action('paper digest', { state: 'resume' }, 'replace'))
    : button('Pause', action('paper digest', { state: 'pause' }, 'replace'));
  return {
    title,
    blocks: [
      { type: 'fields', fields: fieldsOf(own) },
      ...(own.ranToday ? [footnote(RAN_TODAY)] : []),
      ...troubleOf(own),
      ...buttonRow(timeButton(), ...wayButtons(own), pause),
      leaveRow(own.topics),
      ...zoneChoice(own),
    ],
  };
}

function nothingFollowed(own: OwnDigest, title: string): Message {
  return {
    title,
    blocks: [
      text(
        'You follow no topic, so nothing comes. Join one by its card: press Join or react with its emoji.',
      ),
      ...addressLine(own),
      ...buttonRow(button('Show topics', action('paper topic list'))),
    ],
  };
}

function addressLine({ mail }: OwnDigest): readonly Block[] {
  if (mail.asked) return [text(`Waits for you to confirm ${mail.asked}: look into that mailbox.`)];
  return mail.address ? [text(`E-mail: ${mail.address}`)] : [];
}

function fieldsOf(own: OwnDigest) {
  const { topics, when, zone, budget, mail } = own;
  const field = (label: string, ...value: Span[]) => ({ label, value });
  return [
    field('Topics', plain(topics.map(({ emoji, name }) => `${written(emoji)} ${name}`).join(' · '))),
    field(
      'Comes',
      plain(`${when} ${zone}, ${wayWords(own)}${own.way === 'mail' ? ` to ${mail.address}` : ''}`),
    ),
    field('Papers', plain(`${budget} at most; the rest folds into one line`)),
    own.paused || own.nextAt === 0
      ? field('Next', plain('paused: nothing comes'))
      : field('Next', { type: 'time', at: own.nextAt, zone, style: 'datetime' }),
    ...(own.last ? [lastField(own.last)] : []),
    ...(mail.asked
      ? [field('Waits', plain(`for you to confirm ${mail.asked}: look into that mailbox`))]
      : []),
  ];
}

function lastField(last: SlotLine) {
  const due = { type: 'time', at: last.dueAt, zone: last.zone, style: 'datetime' } as const;
  return { label: 'Last', value: [due, plain(` · ${outcomeWords(last)}`)] };
}

export function leaveRow(topics: readonly Topic[]): Block {
  return { type: 'actions', items: [leaveSelect(topics)] };
}

function leaveSelect(topics: readonly Topic[]): Select {
  const options = topics.slice(0, OPTIONS_AT_MOST).map(({ name, id }) => ({ label: name, value: id }));
  const more =
    topics.length > OPTIONS_AT_MOST ? ` (${count(OPTIONS_AT_MOST, 'of', 'of')} ${topics.length})` : '';
  return {
    type: 'select',
    placeholder: `Leave a topic${more}`,
    options,
    action: { ...action('leave'), choose: 'topic' },
  };
}
