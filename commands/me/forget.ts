import { type Button, footnote, type Message, text } from '../../src/chat/api.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';

export const meForget = defineCommand({
  root: 'paper',
  path: ['me', 'forget'],
  description: 'Make me forget you: votes, saves, topics, everything',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run() {
    return { reply: SURE };
  },
});

/** What the button under it does. */
export const forget = defineCommand({
  root: 'button',
  path: ['forget'],
  description: 'Forget a person',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [],

  async run(_args, { person, services }) {
    await services.personal.forget(person);
    return { reply: FORGOTTEN };
  },
});

const yes: Button = {
  ...button('Forget me', action('forget', {}, 'replace')),
  style: 'danger',
};

const SURE: Message = {
  title: 'Forget everything about you?',
  blocks: [
    text(
      'Your topics and your digest, votes, saved and muted papers, what you submitted, your e-mail address: all of it goes at once, and nothing brings it back.',
    ),
    ...buttonRow(yes, button('A file of it first', action('paper me export'))),
    footnote('Topics and channel digests that you made stay with the group, without your id.'),
  ],
};

const FORGOTTEN: Message = {
  title: 'You are forgotten',
  blocks: [
    text(
      'I hold nothing about you any more. Messages I sent stay where they are; you can delete those in our conversation.',
    ),
    footnote(
      'A reaction of yours that still stands under a card changes nothing: I keep a code without a name for it until it is gone. Backups of whoever runs me may hold older copies.',
    ),
  ],
};
