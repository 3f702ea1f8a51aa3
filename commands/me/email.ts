import { footnote, type Message, text } from '../../src/chat/api.ts';
import type { OwnDigest } from '../../src/feed/api.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { wayButtons } from '../reply/way.ts';

export const email = defineCommand({
  root: 'paper',
  path: ['email'],
  description: 'Get your own digest by e-mail, or stop that with off',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'address', description: 'you@example.org, or off', maxLength: 300, rest: 'words' },
  ],

  async run({ address }, { person, services: { feed } }) {
    if (address === undefined) return { reply: howItStands(await feed.of(person)) };
    if (address.toLowerCase() === 'off') {
      return { reply: (await feed.forgetMail(person)) ? OFF : NEVER_ON };
    }
    const asked = await feed.askMail(person, address);
    return { reply: asked === 'asked' ? onItsWay(address, await feed.of(person)) : ALREADY };
  },
});

const OFF: Message = {
  title: 'E-mail is off',
  blocks: [text('I hold no address of yours any more. Your digest comes by direct message.')],
};

const NEVER_ON: Message = {
  title: 'E-mail was not on',
  blocks: [text('I hold no address of yours.')],
};

const ALREADY: Message = {
  title: 'Your digest comes there already',
  blocks: [...buttonRow(button('Your digest', action('paper digest')))],
};

/** Whether a mail went is for its owner to know: the words are the same when one went there lately, for whomever. */
function onItsWay(address: string, { topics }: OwnDigest): Message {
  const first =
    topics.length === 0 ? [footnote('You follow no topic yet: /paper topic list shows them.')] : [];
  return {
    title: 'Look into your mailbox',
    blocks: [
      text(`A link to confirm is on its way to ${address}, unless one went there within the last hour.`),
      text(
        'Your digest comes there once you have opened it and pressed Confirm. Nothing else is sent before.',
      ),
      ...first,
    ],
  };
}

function howItStands(own: OwnDigest): Message {
  const { mail, way } = own;
  return {
    title: 'Your digest by e-mail',
    blocks: [
      text(standing(own)),
      ...(mail.asked ? [text(`Waits for you to confirm ${mail.asked}: look into that mailbox.`)] : []),
      ...buttonRow(...(mail.missing && way === 'direct' ? [] : wayButtons(own))),
      ...(mail.address ? [footnote('/paper email off makes me forget the address.')] : []),
    ],
  };
}

function standing({ mail, way }: OwnDigest): string {
  if (way === 'mail') return `Your digest comes to ${mail.address}.`;
  if (mail.missing) return `${mail.missing} Your digest comes by direct message.`;
  return mail.address
    ? `Your digest comes by direct message; it can come to ${mail.address} again.`
    : 'Your digest comes by direct message. Give an address: /paper email you@example.org.';
}
