import { UserError } from '../../src/errors.ts';
import type { Invocation } from '../invocation.ts';

/** What holds for every channel takes the right over all of them, which is more than one channel's manager has. Throws a `UserError`. */
export async function checkWholeSpace({ channel, mayManage }: Invocation, what: string): Promise<void> {
  if (await mayManage({ ...channel, kind: 'channel', channelId: '' })) return;
  throw new UserError(
    `${what} holds for every channel, so it is for people who may manage all of them. Ask one of them.`,
  );
}
