import { type Block, footnote, type Message, type Select, text } from '../../src/chat/api.ts';
import type { Receipt } from '../../src/topics/api.ts';
import { COMMON_ZONES } from '../asked/zones.ts';
import { action } from '../command.ts';
import { button, buttonRow } from './button-row.ts';
import { quoted } from './words.ts';

/** Said privately after joining: what will come, where and when, and how to leave. */
export function joinReceipt(receipt: Receipt): Message {
  const { topic, changed, when, zone, nextAt } = receipt;
  const next = { type: 'time', at: nextAt, zone, style: 'datetime' } as const;
  return {
    title: `You follow ${quoted(topic.name)}${changed ? '' : ' already'}`,
    blocks: [
      text(`New papers come by direct message, ${when}. Next: `, next, '.'),
      ...troubleOf(receipt),
      ...buttonRow(button('Leave', action('leave', { topic: topic.id }))),
      ...zoneChoice(receipt),
    ],
  };
}

/** Said privately after leaving. */
export function leaveReceipt({ topic, changed, nextAt }: Receipt): Message {
  const rest =
    nextAt === 0 ? 'You follow no other topic: no direct messages come.' : 'Your other topics keep coming.';
  return {
    title: `You ${changed ? 'no longer' : 'did not'} follow ${quoted(topic.name)}`,
    blocks: [text(rest), ...buttonRow(button('Join again', action('join', { topic: topic.id })))],
  };
}

export function troubleOf({ trouble }: Receipt): readonly Block[] {
  return trouble ? [text(trouble)] : [];
}

/** Until a person's own zone is known, the community's is said to stand in for it, and can be changed on the spot. */
export function zoneChoice({ zone, zoneIsSpaces }: Receipt): readonly Block[] {
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
