import { showAnswer } from '../answers.ts';
import type { Change } from '../guards/change.ts';
import { callContext, type Room, tellAll, whisperKey } from '../room.ts';

const PREFIX = 'field:';

/** A form filled in. With faults it stays open, with what was typed. */
export async function fill(room: Room, change: Change): Promise<void> {
  const fields = [...change.fields].filter(([name]) => name.startsWith(PREFIX));
  // Browsers send line ends as CRLF; the texts of the core have none.
  const values = Object.fromEntries(
    fields.map(([name, value]) => [name.slice(PREFIX.length), value.replaceAll('\r\n', '\n')]),
  );
  const context = callContext(change.channel, change.visitor);
  const answer = await room.handlers.form({ ...context, actionId: change.field('action'), values });
  const id = change.field('whisper');
  const key = whisperKey(change.channel, change.visitor);
  const open = room.whispers.find(key, id);
  if (answer.formErrors && open) {
    room.whispers.replace(key, id, { ...open, errors: answer.formErrors, values });
    return tellAll(room);
  }
  showAnswer(room, change, answer, { on: id, inPlace: true });
}
