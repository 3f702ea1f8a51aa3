import { emit, notOffered } from './emit.ts';
import type { Interaction } from './interaction.ts';
import { chooseOptions, descend, type GivenOptions, resolve, uploaded } from './invocation-options.ts';
import type { JsonObject } from './json.ts';
import { PERMISSION } from './permissions.ts';
import type { Channel, Command, Message, User } from './types.ts';
import { wireUser } from './wire.ts';
import { wireMessage } from './wire-message.ts';
import type { World } from './world.ts';

const SLASH = 1;
const USER_MENU = 2;
const MESSAGE_MENU = 3;

/** The command a person would find under a name, if they may see it where they are. */
function findCommand(world: World, user: User, channel: Channel, name: string, type: number): Command {
  const { state } = world;
  if (!(state.permissionsIn(channel, user) & PERMISSION.viewChannel))
    notOffered(`${user.username} does not see the channel`);
  const guild = state.guildOf(channel);
  if (guild && !guild.members.has(state.bot.id)) notOffered('the bot is not in the guild');
  const named = [...state.commands.values()].filter((one) => one.name === name && one.type === type);
  const command =
    named.find((one) => one.guildId !== undefined && one.guildId === guild?.id) ??
    named.find((one) => one.guildId === undefined);
  if (!command) return notOffered(`the command ${name} is not registered`);
  const context = guild ? 0 : 1;
  if (command.contexts && !command.contexts.includes(context)) notOffered(`${name} is not for this place`);
  const needed = guild ? (command.defaultMemberPermissions ?? 0n) : 0n;
  if ((state.permissionsIn(channel, user) & needed) !== needed)
    notOffered(`${user.username} may not use ${name}`);
  return command;
}

const commandData = (command: Command): JsonObject => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
});

/** Uses a slash command, named by its words: `paper search`. */
export function slash(
  world: World,
  user: User,
  channel: Channel,
  words: string,
  given: GivenOptions = {},
): Interaction {
  const [name = '', ...rest] = words.split(' ');
  const command = findCommand(world, user, channel, name, SLASH);
  const { level, wrap } = descend(command, rest);
  const leaf = chooseOptions(level, uploaded(world.state, given));
  const resolved = resolve(world.state, world.state.guildOf(channel), leaf);
  const data = { ...commandData(command), options: wrap(leaf), ...resolved };
  return emit(world, { kind: 'command', user, channel, data });
}

/** Types into an option that completes. */
export function complete(
  world: World,
  user: User,
  channel: Channel,
  { words, given, focused }: { words: string; given: GivenOptions; focused: string },
): Interaction {
  const [name = '', ...rest] = words.split(' ');
  const command = findCommand(world, user, channel, name, SLASH);
  const { level, wrap } = descend(command, rest);
  const leaf = chooseOptions(level, { [focused]: '', ...given }, focused);
  const optionType = Number(level.find((option) => option.name === focused)?.type);
  const data = { ...commandData(command), options: wrap(leaf) };
  return emit(world, { kind: 'autocomplete', user, channel, data, optionType });
}

/** Uses a command of a message's menu. */
export function messageMenu(
  world: World,
  user: User,
  channel: Channel,
  name: string,
  target: Message,
): Interaction {
  const command = findCommand(world, user, channel, name, MESSAGE_MENU);
  const resolved = { messages: { [target.id]: wireMessage(world.state, target) } };
  const data = { ...commandData(command), target_id: target.id, resolved };
  return emit(world, { kind: 'command', user, channel, data });
}

/** Uses a command of a person's menu. */
export function userMenu(
  world: World,
  user: User,
  channel: Channel,
  name: string,
  target: User,
): Interaction {
  const command = findCommand(world, user, channel, name, USER_MENU);
  const resolved = { users: { [target.id]: wireUser(target) } };
  const data = { ...commandData(command), target_id: target.id, resolved };
  return emit(world, { kind: 'command', user, channel, data });
}
