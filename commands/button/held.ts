import { type Message, text } from '../../src/chat/api.ts';
import type { HeldMessage } from '../../src/digest/api.ts';
import { UserError } from '../../src/errors.ts';
import { channelName } from '../asked/channel.ts';
import { defineCommand, type OptionDef } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { partWords } from '../reply/held-messages.ts';

const OPTIONS = [
  { kind: 'text', name: 'message', description: 'A message that is held', required: true },
  { kind: 'integer', name: 'attempt', description: 'Which attempt of it', required: true, min: 0, max: 1e9 },
] as const satisfies readonly OptionDef[];

const OVER: Message = {
  title: 'Already decided',
  blocks: [
    text(
      'That message is not held any more, or it was tried again since. /paper-admin digest held shows what is.',
    ),
  ],
};

/** The right is asked about the message's own channel: these buttons are also pressed in direct messages. */
async function heldAsked(key: string, invocation: Invocation): Promise<HeldMessage | undefined> {
  const held = await invocation.services.digests.held.get(key);
  if (!held || (await invocation.mayManage(held.channel))) return held;
  throw new UserError(
    `That is for people who may manage ${channelName(held.channel)}. Ask one of them to look at /paper-admin digest held.`,
  );
}

export const heldSend = defineCommand({
  root: 'button',
  path: ['held', 'send'],
  description: 'Send a message again that is perhaps posted',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: OPTIONS,

  async run({ message, attempt }, invocation) {
    const held = await heldAsked(message, invocation);
    const result = held && (await invocation.services.digests.held.sendAgain(message, attempt));
    if (!held || !result || result === 'over') return { reply: OVER };
    const where = channelName(held.channel);
    if (result === 'found') {
      const words = `I can look by now, and ${partWords(held)} stands in ${where}. Nothing was sent.`;
      return { reply: { title: 'It is there', blocks: [text(words)] } };
    }
    const words = `${partWords(held)} for ${where} goes out once more within a minute. /paper status says what came of it.`;
    return { reply: { title: 'Sending again', blocks: [text(sentence(words))] } };
  },
});

export const heldDrop = defineCommand({
  root: 'button',
  path: ['held', 'drop'],
  description: 'Give up a message that is perhaps posted',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: OPTIONS,

  async run({ message, attempt }, invocation) {
    const held = await heldAsked(message, invocation);
    const result = held && (await invocation.services.digests.held.drop(message, attempt));
    if (!held || result !== 'dropped') return { reply: OVER };
    const what = `${partWords(held)} for ${channelName(held.channel)} is not sent again; its papers count as posted.`;
    const rest = held.waiting > 0 ? ' What waited behind it goes out now.' : '';
    return { reply: { title: 'Dropped', blocks: [text(sentence(what) + rest)] } };
  },
});

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
