import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType, ChannelType } from 'discord.js';
import type { OptionDef } from '../../../commands/command.ts';
import { LIMITS } from '../limits.ts';

/** Places a digest can go to. */
const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
] as const;

/** One option of a command as Discord wants it. */
export function optionPayload(option: OptionDef): APIApplicationCommandBasicOption {
  const base = {
    name: option.name,
    description: option.description.slice(0, LIMITS.description),
    ...(option.required ? { required: true } : {}),
  };
  switch (option.kind) {
    case 'text':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        ...(option.maxLength === undefined
          ? {}
          : { max_length: Math.min(option.maxLength, LIMITS.optionText) }),
        ...(option.suggests ? { autocomplete: true } : {}),
      };
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        min_value: option.min,
        max_value: option.max,
      };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.slice(0, LIMITS.choices).map((choice) => ({ name: choice, value: choice })),
      };
    case 'file':
      return { ...base, type: ApplicationCommandOptionType.Attachment };
    case 'channel':
      return { ...base, type: ApplicationCommandOptionType.Channel, channel_types: [...POSTABLE] };
  }
}
