import { deliveryKey } from '../../chat/api.ts';
import type { Clock } from '../../clock.ts';
import type { Chore } from '../chores.ts';
import type { HeldDesk } from '../held/held-desk.ts';
import type { Notice, NoticeStore, Untold } from './notice-store.ts';
import { heldNotice, troubleNotice } from './notice-words.ts';

export interface NoticeParts {
  readonly notices: NoticeStore;
  readonly heldDesk: Pick<HeldDesk, 'ofSpace'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tells the person who set a digest once when nothing can be posted there any more, or a message of it is held. */
export function notices(parts: NoticeParts): Chore {
  return {
    name: 'notices',
    run: async (signal) => {
      await parts.notices.forgetOver();
      for (const untold of await parts.notices.untold()) {
        if (signal.aborted) return;
        await parts.notices.told(untold, await noticeOf(parts, untold), parts.clock.now());
      }
    },
  };
}

async function noticeOf(parts: NoticeParts, untold: Untold): Promise<Notice | undefined> {
  const { destination, setBy, since, about } = untold;
  if (setBy === '') return undefined;
  if (about === 'trouble') {
    const key = deliveryKey('notice', destination.id, destination.state, since);
    return { key, personId: setBy, message: troubleNotice(destination) };
  }
  const all = await parts.heldDesk.ofSpace(destination.spaceId);
  const held = all.find(({ channel }) => channel.channelId === destination.channelId);
  if (!held) return undefined;
  const key = deliveryKey('notice', destination.id, 'held', held.key, held.attempt);
  return { key, personId: setBy, message: heldNotice(held) };
}
