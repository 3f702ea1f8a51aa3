import type { MailPage } from '../chat/api.ts';
import { CONFIRM_DAYS } from './confirm-days.ts';
import { LEAVE_DAYS } from './leave-link.ts';

/** What the page says to who follows a link of a mail; never whose it is, since a wrong address is somebody else's. */
export const PAGES = {
  confirm: {
    status: 'open',
    title: 'Get new papers by e-mail?',
    lines: [
      'Somebody asked Paperboy to send digests of new research papers to the address that this link went to.',
      'Was it you? Then confirm. If not, close this page: no other mail comes.',
    ],
    button: 'Confirm',
  },
  confirmed: {
    status: 'done',
    title: 'Confirmed',
    lines: [
      'New papers come by e-mail from now on, in place of direct messages.',
      'A link in each mail ends them. /paper digest shows and changes when they come.',
    ],
  },
  notToConfirm: {
    status: 'gone',
    title: 'Nothing to confirm',
    lines: [
      `A link to confirm works once, and for ${CONFIRM_DAYS} days.`,
      'Ask Paperboy for a new one: /paper email you@example.org.',
    ],
  },
  leave: {
    status: 'open',
    title: 'Stop these mails?',
    lines: ['No digest comes to this address any more once you press the button.'],
    button: 'Unsubscribe',
  },
  left: {
    status: 'done',
    title: 'Unsubscribed',
    lines: [
      'No digest comes to this address any more. The topics stay: new papers come by direct message.',
      'To come back, tell Paperboy /paper email you@example.org.',
    ],
  },
  tooOld: {
    status: 'gone',
    title: 'This link is too old',
    lines: [
      `The link in a mail works for ${LEAVE_DAYS} days. Take the one in a newer mail, or tell Paperboy /paper email off.`,
    ],
  },
  unknown: {
    status: 'gone',
    title: 'Not a link of ours',
    lines: [
      'Perhaps it was cut in two. Copy the whole link from the mail, or tell Paperboy /paper email off.',
    ],
  },
} as const satisfies Readonly<Record<string, MailPage>>;
