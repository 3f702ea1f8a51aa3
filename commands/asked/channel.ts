import type { Address, Space } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { Invocation } from '../invocation.ts';

/** The channel an option names, else the one where the command was given. */
export function channelAsked(
  id: string | undefined,
  { channel, space }: Pick<Invocation, 'channel' | 'space'>,
): Address {
  if (id === undefined || id === channel.channelId) return channel;
  const { platform } = channel;
  return { platform, kind: 'channel', channelId: id, ...(space && { spaceId: space.externalId }) };
}

/** The same as its platform knows it: a forum named by its id is a forum. */
export function placeAsked(
  id: string | undefined,
  invocation: Pick<Invocation, 'channel' | 'space' | 'place'>,
): Promise<Address> {
  return invocation.place(channelAsked(id, invocation));
}

/** "#papers", or what can be said of a channel without a name. */
export function channelName({ name, kind }: Address): string {
  if (name) return name.startsWith('#') ? name : `#${name}`;
  return kind === 'direct' ? 'this conversation' : 'that channel';
}

/** The space a command is about. Throws a `UserError` in a direct message of somebody never seen elsewhere. */
export function spaceAsked({ space }: Pick<Invocation, 'space'>): Space {
  if (space) return space;
  throw new UserError(
    'I do not know yet which community you mean: I have not seen you in one. Ask me once in one of its channels, then here.',
  );
}
