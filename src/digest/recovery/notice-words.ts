import { type ActionRef, type Button, footnote, type Message, text } from '../../chat/api.ts';
import type { HeldMessage } from '../held/held-desk.ts';
import type { Destination } from '../schedule/schedule.ts';

/** What happened to which channel, and the way out. */
export function troubleNotice({ name, state, stateReason }: Destination): Message {
  const where = placeWords(name);
  if (state === 'gone') {
    return {
      title: `The digest of ${where} has nowhere to go`,
      blocks: [
        text(stateReason),
        text(
          'Set it for another channel with /paper-admin digest set, or end it with /paper-admin digest off.',
        ),
      ],
    };
  }
  return {
    title: `The digest of ${where} cannot be posted`,
    blocks: [
      text(stateReason),
      text('New papers wait for it. I look again every half hour, later every hour, and go on by myself.'),
    ],
  };
}

/** With the two ways out as buttons: whoever presses must be able to manage that channel. */
export function heldNotice(held: HeldMessage): Message {
  const { channel, part, parts, dueAt, zone, why } = held;
  const where = placeWords(channel.name ?? '');
  const what = parts === 1 ? 'the digest' : `message ${part} of ${parts} of the digest`;
  const due = { type: 'time', at: dueAt, zone, style: 'clock' } as const;
  return {
    title: `A message for ${where} is perhaps posted`,
    blocks: [
      text(
        `I sent ${what} of `,
        due,
        ` to ${where} and got no answer, and I cannot tell whether it is there: ${why}.`,
      ),
      text(
        `So I do not send it by myself. Look in ${where}: is it missing, send it again; is it there, drop it.`,
      ),
      {
        type: 'actions',
        items: [button('Send again', 'held send', held), button('Drop', 'held drop', held)],
      },
      footnote(
        '/paper-admin digest held lists all that is held. I say this once until nothing is held there.',
      ),
    ],
  };
}

function button(label: string, run: string, { key, attempt }: HeldMessage): Button {
  const action: ActionRef = { run, args: { message: key, attempt }, placement: 'reply' };
  return { type: 'button', label, style: 'plain', action };
}

const placeWords = (name: string) => (name === '' ? 'a channel' : name.startsWith('#') ? name : `#${name}`);
