import type { Address } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { channelAsked, channelName } from '../asked/channel.ts';
import { type Command, commandName } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import type { Args } from '../text/check-options.ts';

/** Throws a `UserError` unless the person may do this: manager commands ask the platform, each time, about the channel meant. */
export async function checkPermission(command: Command, args: Args, invocation: Invocation): Promise<void> {
  if (command.permission === 'anyone') return;
  const what = command.root === 'button' ? 'This button' : `/${commandName(command)}`;
  const channel = channelOf(args, invocation);
  if (channel.kind === 'direct') {
    throw new UserError(`${what} is about a channel. Run it there, or name one with channel=.`);
  }
  if (await invocation.mayManage(channel)) return;
  const name = channelName(await invocation.place(channel));
  throw new UserError(
    `${what} is for people who may manage ${name}. Ask one of them, or run it in a channel that you manage.`,
  );
}

function channelOf(args: Args, invocation: Invocation): Address {
  return channelAsked(typeof args.channel === 'string' ? args.channel : undefined, invocation);
}
