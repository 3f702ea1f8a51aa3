import { type Message, type OmitPartialGroupDMChannel, Routes } from 'discord.js';
import type { ChatHandlers, MentionCall } from '../../../src/chat/api.ts';
import { addressOf, spaceOf } from '../context.ts';
import { nonceOf } from '../delivery-mark.ts';
import { DISCORD } from '../name.ts';
import type { OpensForm } from '../render/buttons.ts';
import { render } from '../render/render.ts';

/** Answers a message that is for the bot: in direct messages every one, elsewhere those that name it. */
export async function onMessage(
  message: OmitPartialGroupDMChannel<Message>,
  parts: { handlers: ChatHandlers; opensForm: OpensForm },
): Promise<void> {
  const call = callOf(message);
  if (call === undefined) return;
  const { reply } = await parts.handlers.mention(call);
  if (reply === undefined) return;
  const { body, files } = render(reply, parts.opensForm);
  const answer = {
    ...body,
    message_reference: { message_id: message.id, fail_if_not_exists: false },
    nonce: nonceOf(`mention-${message.id}`),
    enforce_nonce: true,
  };
  await message.client.rest.post(Routes.channelMessages(message.channelId), { body: answer, files });
}

function callOf(message: OmitPartialGroupDMChannel<Message>): MentionCall | undefined {
  const { author, client, guildId, system, webhookId } = message;
  if (author.bot || system || webhookId !== null) return undefined;
  // A reply to the bot mentions it as well, without naming it in the text; that is talk among people.
  const name = new RegExp(`<@!?${client.user.id}>`, 'g');
  if (guildId !== null && message.content.search(name) < 0) return undefined;
  return {
    person: { platform: DISCORD, accountId: author.id },
    channel: addressOf(message.channelId, message.channel, guildId),
    ...(guildId === null ? {} : { space: spaceOf(guildId, message.guild) }),
    eventId: message.id,
    text: message.content.replace(name, ' ').trim(),
  };
}
