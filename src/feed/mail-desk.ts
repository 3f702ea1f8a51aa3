import type { Mailbox, MailLinks, MailLinkUse, MailPage } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { emailStore } from '../store/email-addresses.ts';
import type { Store } from '../store/open.ts';
import { mayConfirm } from './confirm-days.ts';
import type { EmailStore } from './email-store.ts';
import { leaveToken, readLeaveToken } from './leave-link.ts';
import { PAGES } from './mail-pages.ts';
import { hashed } from './secrets.ts';

/** What the carrier of mail and the page ask of the core. */
export interface MailDesk {
  /** Who stands behind a mailbox id; undefined unless confirmed and wanted. */
  mailbox(id: string): Promise<Mailbox | undefined>;
  readonly links: MailLinks;
}

type Parts = { readonly emails: EmailStore; readonly clock: Pick<Clock, 'now' | 'newId'> };

export function createMailDesk({ store, clock }: { store: Pick<Store, 'db'>; clock: Clock }): MailDesk {
  const parts: Parts = { emails: emailStore(store, clock), clock };
  return {
    mailbox: (id) => mailboxOf(parts, id),
    links: {
      look: (use, token) => LINKS[use](parts, token, false),
      follow: (use, token) => LINKS[use](parts, token, true),
    },
  };
}

async function mailboxOf({ emails, clock }: Parts, id: string): Promise<Mailbox | undefined> {
  const record = await emails.byId(id);
  if (record?.state !== 'confirmed') return undefined;
  const token = leaveToken(await emails.key(), id, clock.now());
  return { address: record.address, leavePath: `/mail/leave/${token}` };
}

const LINKS: Readonly<
  Record<MailLinkUse, (parts: Parts, token: string, follow: boolean) => Promise<MailPage>>
> = {
  async confirm({ emails, clock }, token, follow) {
    const hash = hashed(await emails.key(), 'confirm', token);
    const record = await emails.byToken(hash);
    if (!record || !mayConfirm(record.askedAt, clock.now())) return PAGES.notToConfirm;
    if (!follow) return PAGES.confirm;
    return (await emails.confirm(hash, clock.newId(), clock.now())) ? PAGES.confirmed : PAGES.notToConfirm;
  },

  async leave({ emails, clock }, token, follow) {
    const link = readLeaveToken(await emails.key(), token, clock.now());
    if (!link) return PAGES.unknown;
    if (link.old) return PAGES.tooOld;
    const record = await emails.byId(link.id);
    if (record?.state !== 'confirmed' && record?.state !== 'resting') return PAGES.left;
    if (!follow) return PAGES.leave;
    await emails.toDirect(record.personId, 'left', clock.now());
    return PAGES.left;
  },
};
