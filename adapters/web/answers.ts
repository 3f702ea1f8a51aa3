import type { Answer } from '../../src/chat/calls.ts';
import type { Change } from './guards/change.ts';
import { type Room, tellAll, whisperKey } from './room.ts';
import type { Whisper } from './whispers.ts';

type Said = Pick<Whisper, 'said'>;

/** Shows an answer to the person who asked: in place of what they pressed or filled in, or as something new. */
export function showAnswer(
  room: Room,
  change: Change,
  answer: Answer,
  at: { on?: string; inPlace: boolean },
): void {
  const key = whisperKey(change.channel, change.visitor);
  const before = at.on === undefined ? undefined : room.whispers.find(key, at.on);
  const said: Said = before?.said === undefined ? {} : { said: before.said };
  const shown = { ...(answer.reply && { message: answer.reply }), ...(answer.form && { form: answer.form }) };
  const something = answer.reply !== undefined || answer.form !== undefined;
  if (before && at.inPlace) {
    // A form that is done and says nothing more goes; what was typed stays.
    if (something || said.said !== undefined) room.whispers.replace(key, before.id, { ...said, ...shown });
    else room.whispers.remove(key, before.id);
  } else if (something) room.whispers.add(key, shown);
  tellAll(room);
}
