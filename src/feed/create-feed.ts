import type { Directory, MailPlatform } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { emailStore } from '../store/email-addresses.ts';
import type { Store } from '../store/open.ts';
import { slotStore } from '../store/slots.ts';
import { subscriptionStore } from '../store/subscriptions.ts';
import type { Feed } from './api.ts';
import { createFeed } from './feed.ts';

/** Puts the parts of people's own digests together. */
export function feedOver(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Pick<Directory, 'setZone'>;
  /** Who carries mail, or what is missing for it. */
  readonly mail?: MailPlatform | { readonly missing: string } | undefined;
}): Feed {
  const { store, clock, directory, mail = { missing: 'set it up' } } = parts;
  return createFeed({
    ...{ clock, directory, mail },
    subscriptions: subscriptionStore(store, clock),
    slots: slotStore(store, clock),
    emails: emailStore(store, clock),
  });
}
