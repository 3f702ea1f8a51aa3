import type { Answer } from '../../../src/chat/calls.ts';
import { showAnswer } from '../answers.ts';
import type { Change } from '../guards/change.ts';
import { callContext, type Room, tellAll, whisperKey } from '../room.ts';

const COMMAND = /^\/?(paper-admin|paper)(?:\s+([\s\S]*))?$/i;

/** A command as one types it in a channel. What is none is taken as said to Paperboy. */
export async function say(room: Room, change: Change): Promise<void> {
  const typed = change.field('text').trim();
  if (typed === '') return;
  const said = room.whispers.add(whisperKey(change.channel, change.visitor), { said: typed, waiting: true });
  tellAll(room);
  showAnswer(room, change, await answerTo(room, change, typed), { on: said.id, inPlace: true });
}

function answerTo(room: Room, change: Change, typed: string): Promise<Answer> {
  const context = callContext(change.channel, change.visitor);
  const [, root, text = ''] = COMMAND.exec(typed) ?? [];
  const command = (name: string, line: string) =>
    room.handlers.command({ ...context, root: name.toLowerCase(), input: { kind: 'text', text: line } });
  if (root !== undefined) return command(root, text);
  // `/search data` leaves out what nobody else answers to here.
  if (typed.startsWith('/')) return command('paper', typed.slice(1));
  return room.handlers.mention({ ...context, text: typed });
}
