import { type Answer, type CallContext, storeActions } from '../../src/chat/api.ts';
import { action, type Command, commandName } from '../command.ts';
import type { Args } from '../text/check-options.ts';
import { deliverPosts } from './deliver-posts.ts';
import { invocationFor } from './invocation-for.ts';
import type { RunnerParts } from './parts.ts';
import { checkPermission } from './permission.ts';
import { storeForm } from './store-form.ts';

/** Runs a command for a call: checks the right, runs it once for one event, posts, stores what can be pressed. */
export async function perform(
  parts: RunnerParts,
  call: CallContext,
  command: Command,
  args: Args,
): Promise<Answer> {
  const invocation = await invocationFor(parts, call);
  await checkPermission(command, args, invocation);
  if (!(await firstTime(parts, call, command))) return {};
  const { reply, posts = [], form } = await command.run(args, invocation);
  const again = action(commandName(command), args);
  const notPosted = await deliverPosts(parts, call, invocation.space, posts, again);
  const shown = notPosted ?? reply;
  return {
    ...(shown && { reply: await storeActions(parts.actions, shown) }),
    ...(form && { form: await storeForm(parts.actions, form) }),
  };
}

async function firstTime({ events }: RunnerParts, call: CallContext, command: Command): Promise<boolean> {
  const { eventId, channel } = call;
  const repeatable = !command.changes && command.visibility === 'private';
  return repeatable || eventId === undefined || events.firstTime(channel.platform, eventId);
}
