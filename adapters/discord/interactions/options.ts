import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
} from 'discord.js';

/** The words after the root, and what was filled in; channels as their ids. */
export interface Filled {
  readonly path: readonly string[];
  readonly options: Readonly<Record<string, string | number>>;
}

export function filledOptions({ options }: ChatInputCommandInteraction | AutocompleteInteraction): Filled {
  const words = [options.getSubcommandGroup(false), options.getSubcommand(false)];
  return { path: words.filter((word) => word !== null), options: Object.fromEntries(valuesIn(options.data)) };
}

function valuesIn(
  data: readonly CommandInteractionOption[],
): readonly (readonly [string, string | number])[] {
  return data.flatMap((option) => {
    const { type, name, value } = option;
    const nested =
      type === ApplicationCommandOptionType.Subcommand ||
      type === ApplicationCommandOptionType.SubcommandGroup;
    if (nested) return valuesIn(option.options ?? []);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
}
