import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { PersonRef, SpaceRef } from '../../../src/chat/refs.ts';
import { isZone } from '../../../src/chat/time-words.ts';
import type { WebOptions } from '../options.ts';
import { isOpen } from './hosts.ts';
import type { Seal } from './seal.ts';

export const PLATFORM = 'web';
export const CHANNEL = 'page';
export const PERSON_COOKIE = 'paperboy_person';

/** Who looks at the page, and what they may do there. */
export interface Visitor {
  readonly accountId: string;
  /** `here`: the machine's own person. `reader`: may look; `signed-out` could sign in, `closed` could not. */
  readonly as: 'here' | 'signed-in' | 'signed-out' | 'closed';
  readonly mayAct: boolean;
  /** Comes back with every change, and no other site can read it; '' for who may not change anything. */
  readonly token: string;
  /** IANA zone, as the browser told. */
  readonly zone: string | undefined;
}

type Listen = Pick<WebOptions, 'host' | 'publicUrl' | 'pageSecret'>;

/** Tells who a request comes from. */
export function createDoor(listen: Listen, seal: Seal): (c: Context) => Visitor {
  const open = isOpen(listen);
  return (c) => {
    const signedIn = listen.pageSecret ? seal.open('person', getCookie(c, PERSON_COOKIE)) : undefined;
    const as = listen.pageSecret ? (signedIn ? 'signed-in' : 'signed-out') : open ? 'closed' : 'here';
    const accountId = signedIn ?? (as === 'here' ? 'you' : 'reader');
    const mayAct = as === 'here' || as === 'signed-in';
    const token = mayAct ? seal.sign('form', accountId) : '';
    return { accountId, as, mayAct, token, zone: zoneOf(getCookie(c, 'zone')) };
  };
}

/** A zone this machine knows, or none. */
function zoneOf(told: string | undefined): string | undefined {
  return told && told.length <= 64 && isZone(told) ? told : undefined;
}

export function personOf(visitor: Visitor): PersonRef {
  const ref = { platform: PLATFORM, accountId: visitor.accountId };
  return visitor.zone ? { ...ref, zone: visitor.zone } : ref;
}

/** The one space of the page. Its zone is the machine's own person's; several people have several. */
export function spaceOf(visitor: Visitor): SpaceRef {
  const ref = { platform: PLATFORM, externalId: 'local', name: 'Local page' };
  return visitor.zone && visitor.as === 'here' ? { ...ref, zone: visitor.zone } : ref;
}

export function directChannel(accountId: string): string {
  return `direct:${accountId}`;
}
