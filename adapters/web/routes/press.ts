import { showAnswer } from '../answers.ts';
import type { Change } from '../guards/change.ts';
import { callContext, type Room } from '../room.ts';

/** A button pressed, or something chosen: the button's value is an action's id, then perhaps what it chooses. */
export async function press(room: Room, change: Change): Promise<void> {
  const [actionId = '', ...rest] = change.field('press').split(' ');
  const chosen = rest.join(' ') || change.field('chosen');
  const messageId = change.field('message');
  const answer = await room.handlers.action({
    ...callContext(change.channel, change.visitor),
    actionId,
    ...(chosen && { chosen }),
    ...(messageId && { messageId }),
  });
  showAnswer(room, change, answer, { on: messageId, inPlace: answer.replace === true });
}
