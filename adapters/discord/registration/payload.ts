import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../../../commands/command.ts';
import { LIMITS } from '../limits.ts';
import { optionPayload } from './options.ts';

type Option = NonNullable<RESTPostAPIChatInputApplicationCommandsJSONBody['options']>[number];
type Subcommand = Extract<Option, { type: ApplicationCommandOptionType.Subcommand }>;

/** The entry in the menu of a message. */
const SHORTCUT_NAME = 'Have we had this?';

const ROOTS = [
  {
    name: 'paper',
    description: 'Find, follow and read research papers',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    permissions: null,
  },
  {
    name: 'paper-admin',
    description: 'Topics and digests of this server',
    contexts: [InteractionContextType.Guild],
    // A default for the whole root is all Discord has; each handler checks again, for the channel it is about.
    permissions: String(PermissionFlagsBits.ManageChannels),
  },
] as const;

/** Everything to register, made from the definitions; the same definitions make the same payload. */
export function commandPayload(commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] {
  const roots = ROOTS.flatMap((root) => {
    const own = commands.filter((command) => command.root === root.name);
    return own.length === 0 ? [] : [rootPayload(root, own)];
  });
  const shortcut: RESTPostAPIApplicationCommandsJSONBody = {
    type: ApplicationCommandType.Message,
    name: SHORTCUT_NAME,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  };
  return [...roots, shortcut];
}

function rootPayload(
  root: (typeof ROOTS)[number],
  commands: readonly Command[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: root.name,
    description: root.description,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [...root.contexts],
    default_member_permissions: root.permissions,
    options: subcommands(commands),
  };
}

/** Paths of one word are subcommands; those of two words stand in a group named by the first. */
function subcommands(commands: readonly Command[]): Option[] {
  const groups = Map.groupBy(commands, ({ path }) => (path.length > 1 ? (path[0] ?? '') : ''));
  return [...groups].flatMap(([name, members]): Option[] => {
    if (name === '') return members.map((command) => subcommand(command, command.path[0] ?? ''));
    const options = members.map((command) => subcommand(command, command.path[1] ?? ''));
    const description = `${name}: ${options.map((option) => option.name).join(', ')}`;
    return [
      { type: ApplicationCommandOptionType.SubcommandGroup, name, description: short(description), options },
    ];
  });
}

function subcommand(command: Command, name: string): Subcommand {
  const requiredFirst = command.options.toSorted(
    (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
  );
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: short(command.description),
    options: requiredFirst.map(optionPayload),
  };
}

function short(description: string): string {
  return description.slice(0, LIMITS.description);
}
