import type { Form } from '../../src/chat/api.ts';
import { action, defineCommand } from '../command.ts';
import { ownDigestMessage } from '../reply/own-digest.ts';

export const byMail = defineCommand({
  root: 'button',
  path: ['by-mail'],
  description: 'Get your own digest by e-mail',
  visibility: 'private',
  permission: 'anyone',
  opensForm: true,
  changes: true,
  options: [],

  async run(_args, { person, services }) {
    const own = await services.feed.byMail(person);
    return own ? { reply: ownDigestMessage(own, 'By e-mail from now on') } : { form: ASK };
  },
});

const ASK: Form = {
  title: 'By e-mail',
  submitLabel: 'Send me a link',
  fields: [
    {
      name: 'address',
      label: 'Your e-mail address',
      hint: 'A link to confirm goes there, and nothing else before you have opened it',
      lines: 'one',
      required: true,
      maxLength: 254,
    },
  ],
  submit: action('paper email'),
};
