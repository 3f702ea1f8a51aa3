import { afterEach } from 'vitest';
import { createEmail } from '../../../adapters/email/email.ts';
import type { ChatHandlers } from '../../../src/chat/calls.ts';
import type { MailPlatform } from '../../../src/chat/mail.ts';
import type { Address } from '../../../src/chat/refs.ts';
import { type HeldClock, heldClock } from '../../support/held-clock.ts';
import { type Smtp, startSmtp } from '../../support/smtp/server.ts';

export const BOX: Address = { platform: 'email', kind: 'direct', channelId: 'box1' };

/** E-mail over a mail server of the test's own; call at the top of a `describe`. */
export function carriers(): (url?: (smtp: Smtp) => string, patience?: number) => Promise<Carrier> {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  return async (urlOf = ({ url }) => url, patience = 300) => {
    const clock = heldClock();
    const smtp = await startSmtp();
    const logged: unknown[] = [];
    const write = (...line: unknown[]) => void logged.push(line);
    const log = { trace: write, debug: write, info: write, warn: write, error: write, fatal: write };
    const email = createEmail({
      url: urlOf(smtp),
      from: 'Paperboy <bot@lab.example>',
      publicUrl: 'https://papers.lab.example',
      mailbox: async (id) =>
        id === 'box1' ? { address: 'ann@home.example', leavePath: '/mail/leave/t0ken' } : undefined,
      log: { ...log, child: () => ({ ...log, child: () => never() }) },
      clock,
      patience,
    });
    ends.push(email.stop, smtp.close);
    return { smtp, email, logged, clock, start: () => email.start(NOBODY) };
  };
}

export interface Carrier {
  readonly smtp: Smtp;
  readonly email: MailPlatform;
  readonly logged: unknown[];
  readonly clock: HeldClock;
  start(): Promise<void>;
}

const never = (): never => {
  throw new Error('nothing comes in by mail');
};

const NOBODY: ChatHandlers = {
  command: never,
  autocomplete: never,
  action: never,
  form: never,
  shortcut: never,
  mention: never,
  reaction: never,
  reactionsChanged: never,
  messageGone: never,
  eventsMissed: never,
  channelGone: never,
  spaceSeen: never,
  spaceLeft: never,
};
