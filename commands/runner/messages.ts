import { type Message, text } from '../../src/chat/api.ts';

/** Private answers of the runner itself. */

export function notDone(why: string): Message {
  return { title: 'That did not work', blocks: [text(why)] };
}

export function oneMoment(why: string): Message {
  return { title: 'One moment', blocks: [text(why)] };
}

export function ownFault(reference: string): Message {
  return {
    title: 'Something went wrong',
    blocks: [text(`Something went wrong on my side (ref ${reference}). Nothing was changed.`)],
  };
}

export function takesLong(seconds: number, reference: string): Message {
  return {
    title: 'This takes long',
    blocks: [
      text(
        `I have no answer after ${seconds} seconds (ref ${reference}). It may still come to pass: look before you ask again.`,
      ),
    ],
  };
}
