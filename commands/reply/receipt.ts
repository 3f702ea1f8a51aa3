import { type Block, footnote, type Message, type Select, text } from '../../src/chat/api.ts';
import type { OwnDigest } from '../../src/feed/api.ts';
import { type Receipt, ruleInWords } from '../../src/topics/api.ts';
import { COMMON_ZONES } from '../asked/zones.ts';
import { action } from '../command.ts';
import { button, buttonRow } from './button-row.ts';
import { timeButton, wayButtons, wayWords } from './way.ts';
import { quoted } from './words.ts';

/** Said privately after joining: what will come, where and when, and how to change or leave it. */
export function joinReceipt(receipt: Receipt, own: OwnDigest): Message {
  const { topic, changed, when, zone, nextAt } = receipt;
  const next = { type: 'time', at: nextAt, zone, style: 'datetime' } as const;
  const leave = button('Leave', action('leave', { topic: topic.id }));
  return {
    title: `You follow ${quoted(topic.name)}${changed ? '' : ' already'}`,
    blocks: [
      text('What comes: ', ...ruleInWords(topic.rule)),
      own.paused
        ? text('Your digest is paused: nothing comes. /paper digest resume goes on.')
        : text(`New papers come ${wayWords(own)}, ${when} ${zone}. Next: `, next, '.'),
      ...troubleOf(receipt),
      ...buttonRow(leave, timeButton(), ...wayButtons(own)),
      ...zoneChoice(receipt),
    ],
  };
}

/** Said privately after leaving. */
export function leaveReceipt({ topic, changed }: Receipt, own: OwnDigest): Message {
  const rest =
    own.topics.length === 0
      ? `You follow no other topic: no ${own.way === 'mail' ? 'e-mails' : 'direct messages'} come.`
      : 'Your other topics keep coming.';
  return {
    title: `You ${changed ? 'no longer' : 'did not'} follow ${quoted(topic.name)}`,
    blocks: [text(rest), ...buttonRow(button('Join again', action('join', { topic: topic.id })))],
  };
}

export function troubleOf({ trouble }: { readonly trouble?: string }): readonly Block[] {
  return trouble ? [text(trouble)] : [];
}

/** Until a person's own zone is known, the community's is said to stand in for it, and can be changed on the spot. */
export function zoneChoice({ zone, zoneIsSpaces }: Pick<Receipt, 'zone' | 'zoneIsSpaces'>): readonly Block[] {
  if (!zoneIsSpaces) return [];
  return [
    footnote(`I do not know your time zone, so I use the one of this community, ${zone}. Choose yours:`),
    { type: 'actions', items: [zoneSelect()] },
  ];
}

function zoneSelect(): Select {
  return {
    type: 'select',
    placeholder: 'Your time zone',
    options: COMMON_ZONES.map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone })),
    action: { ...action('zone', {}, 'reply'), choose: 'zone' },
  };
}
