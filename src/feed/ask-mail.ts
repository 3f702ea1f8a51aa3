import {
  isMailAddress,
  type MailPlatform,
  type Message,
  type Person,
  type PostResult,
  text,
} from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { EmailStore } from './email-store.ts';
import { hashed, newToken } from './secrets.ts';

export interface AskParts {
  readonly emails: EmailStore;
  readonly mail: MailPlatform | { readonly missing: string };
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

const LIMITS = { personInHour: 3, addressInHour: 1, addressInDay: 3 };

const QUESTION: Message = {
  title: 'Confirm your e-mail address',
  blocks: [
    text('You asked Paperboy to send digests of new research papers here. Confirm that, and they come.'),
    text('The link works once, for 7 days.'),
  ],
};

/** Why nobody can have e-mail, with the way out. */
export const noMail = (missing: string): string =>
  `There is no e-mail here yet: whoever runs me can ${missing}.`;

/** Sends a link to confirm an address. An address that was asked for of late, by whomever, gets no other mail and no other answer. */
export async function askMail(
  { emails, mail, clock }: AskParts,
  person: Person,
  typed: string,
): Promise<'asked' | 'there already'> {
  if ('missing' in mail) throw new UserError(noMail(mail.missing));
  const address = typed
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/i, '');
  if (!isMailAddress(address)) {
    const shown = [...address].slice(0, 60).join('');
    throw new UserError(`“${shown}” is not an e-mail address. Write it like you@example.org.`);
  }
  const known = await emails.of(person.id);
  if (known?.state === 'confirmed' && known.address.toLowerCase() === address.toLowerCase())
    return 'there already';
  if (mail.state().state !== 'connected') throw new UserError(NOT_NOW);
  const [key, token, id] = [await emails.key(), newToken(), clock.newId()];
  const asked = await emails.ask(
    {
      ...{ id, personId: person.id, platform: mail.name, address, now: clock.now() },
      addressHash: hashed(key, 'address', address.toLowerCase()),
      token: hashed(key, 'confirm', token),
    },
    LIMITS,
  );
  if (asked === 'often') {
    throw new UserError(
      'You asked for three mails within an hour, as many as one can. Try again in an hour.',
    );
  }
  if (asked === 'quiet') return 'asked';
  const link = { label: 'Confirm', path: `/mail/confirm/${token}` };
  const result = await mail.ask(address, QUESTION, link, `ask-${id}`);
  if (result.state === 'refused' || result.state === 'later') await emails.notAsked(id);
  checkTaken(result);
  return 'asked';
}

const NOT_NOW = 'The mail server cannot be reached now. Try again in some minutes.';

/** Whether it arrives nobody can tell; what the mail server says at once is told at once. */
function checkTaken(result: PostResult): void {
  if (result.state === 'later') throw new UserError(NOT_NOW);
  if (result.state !== 'refused') return;
  if (result.reason === 'closed') {
    throw new UserError('The mail server does not take that address. Check how it is written.');
  }
  throw new UserError(
    'The mail server does not take mail from me. Whoever runs me sees why in /paper status.',
  );
}
