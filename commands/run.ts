import type { ChatHandlers } from '../src/chat/api.ts';
import { createAnswering } from './runner/answering.ts';
import type { RunnerParts } from './runner/parts.ts';
import { pressed, submitted } from './runner/pressed.ts';
import { commanded, mentioned, pointedAt } from './runner/spoken.ts';
import { suggesting } from './runner/suggesting.ts';

export type { RunnerParts } from './runner/parts.ts';

/** The core's side of every platform: each call is answered, whatever happens; events leave a line in the log at worst. */
export function createHandlers(parts: RunnerParts): ChatHandlers {
  const answering = createAnswering(parts);
  const { reactions, places, directory, log } = parts;

  const event = async (what: string, work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      log.error({ error, event: what }, 'an event could not be followed');
    }
  };

  return {
    command: (call) => answering(call, () => commanded(parts, call)),
    action: (call) => answering(call, () => pressed(parts, call)),
    form: (call) => answering(call, () => submitted(parts, call)),
    shortcut: (call) => answering(call, () => pointedAt(parts, call)),
    mention: (call) => answering(call, () => mentioned(parts, call)),
    autocomplete: (call) => suggesting(parts, call),
    reaction: (change) => event('reaction', reactions.onReaction(change)),
    reactionsChanged: (ref) => event('reactions changed', reactions.onChanged(ref)),
    eventsMissed: (platform) => event('events missed', reactions.onMissed(platform)),
    messageGone: (ref) => event('message gone', reactions.onMessageGone(ref)),
    channelGone: (address, how) => event('channel gone', places.channelGone(address, how)),
    spaceSeen: (space) =>
      event(
        'space seen',
        directory.space(space).then(() => places.spaceSeen(space)),
      ),
    spaceLeft: (space) => event('space left', places.spaceLeft(space)),
  };
}
