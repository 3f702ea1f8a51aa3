import type { Interaction, InteractionKind } from './interaction.ts';
import { INTERACTION, interactionPayload } from './interaction-payload.ts';
import { chooseOptions, descend, type GivenOptions, resolve } from './invocation-options.ts';
import { isObject, type JsonObject, objectsIn, textOf } from './json.ts';
import { PERMISSION } from './permissions.ts';
import { COMPONENT, isSelect, within } from './rules/component-parts.ts';
import type { Channel, Command, Message, User } from './types.ts';
import { wireMessage, wireUser } from './wire.ts';
import type { World } from './world.ts';

const SLASH = 1;
const USER_MENU = 2;
const MESSAGE_MENU = 3;

interface Emission {
  kind: InteractionKind;
  user: User;
  channel: Channel;
  data: JsonObject;
  source?: Message | undefined;
  optionType?: number | undefined;
}

const fail = (text: string): never => {
  throw new Error(`Discord would not let a person do this: ${text}`);
};

function emit(world: World, { kind, user, channel, data, source, optionType }: Emission): Interaction {
  const { state } = world;
  const id = state.id();
  const token = `token-${id}-${Buffer.from(id).toString('base64url')}`;
  const message = source && wireMessage(state, source);
  const type = INTERACTION[kind];
  const payload = interactionPayload(world, { id, token, type, user, channel, data, message });
  const at = world.settings.now();
  const interaction = world.interactions.begin({
    id,
    token,
    kind,
    user,
    channel,
    at,
    payload,
    source,
    optionType,
  });
  world.gateway.tellAlways('INTERACTION_CREATE', payload);
  return interaction;
}

/** The command a person would find under a name, if they may see it where they are. */
function findCommand(world: World, user: User, channel: Channel, name: string, type: number): Command {
  const { state } = world;
  if (!(state.permissionsIn(channel, user) & PERMISSION.viewChannel))
    fail(`${user.username} does not see the channel`);
  const guild = state.guildOf(channel);
  if (guild && !guild.members.has(state.bot.id)) fail('the bot is not in the guild');
  const named = [...state.commands.values()].filter((one) => one.name === name && one.type === type);
  const command =
    named.find((one) => one.guildId !== undefined && one.guildId === guild?.id) ??
    named.find((one) => one.guildId === undefined);
  if (!command) return fail(`the command ${name} is not registered`);
  const context = guild ? 0 : 1;
  if (command.contexts && !command.contexts.includes(context)) fail(`${name} is not for this place`);
  const needed = guild ? (command.defaultMemberPermissions ?? 0n) : 0n;
  if ((state.permissionsIn(channel, user) & needed) !== needed) fail(`${user.username} may not use ${name}`);
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
  const leaf = chooseOptions(level, given);
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

function partOf(
  world: World,
  user: User,
  message: Message,
  customId: string,
): { part: JsonObject; channel: Channel } {
  const { state, interactions } = world;
  const channel = state.channels.get(message.channelId);
  if (!channel) return fail('the channel is gone');
  const there =
    message.ephemeralFor === undefined
      ? channel.messages.has(message.id)
      : interactions.ephemerals.has(message.id);
  if (!there) fail('the message is gone');
  if (message.ephemeralFor !== undefined && message.ephemeralFor !== user.id)
    fail('the message is for another person');
  if (!(state.permissionsIn(channel, user) & PERMISSION.viewChannel))
    fail(`${user.username} does not see the channel`);
  const parts = objectsIn(message.components).flatMap(within);
  const part = parts.find((one) => one.custom_id === customId);
  if (!part) return fail(`there is no component ${customId}`);
  if (part.disabled === true) fail(`${customId} is disabled`);
  return { part, channel };
}

/** Presses a button. */
export function press(world: World, user: User, message: Message, customId: string): Interaction {
  const { part, channel } = partOf(world, user, message, customId);
  if (part.type !== COMPONENT.button) fail(`${customId} is not a button`);
  const data = { custom_id: customId, component_type: COMPONENT.button };
  return emit(world, { kind: 'component', user, channel, data, source: message });
}

/** Chooses in a select. */
export function select(
  world: World,
  user: User,
  message: Message,
  customId: string,
  values: string[],
): Interaction {
  const { part, channel } = partOf(world, user, message, customId);
  if (!isSelect(part)) fail(`${customId} is not a select`);
  const [min, max] = [Number(part.min_values ?? 1), Number(part.max_values ?? 1)];
  if (values.length < min || values.length > max) fail(`${customId} takes ${min} to ${max} values`);
  const offered = objectsIn(part.options).map((option) => option.value);
  if (part.type === COMPONENT.stringSelect)
    for (const value of values) if (!offered.includes(value)) fail(`${customId} does not offer ${value}`);
  const data = { custom_id: customId, component_type: part.type, values };
  return emit(world, { kind: 'component', user, channel, data, source: message });
}

/** One part of a submitted form, filled in. */
function filled(part: JsonObject, values: Record<string, string | string[]>): JsonObject {
  if (isObject(part.component)) return { type: part.type, id: 1, component: filled(part.component, values) };
  if (Array.isArray(part.components))
    return {
      type: part.type,
      id: 1,
      components: objectsIn(part.components).map((one) => filled(one, values)),
    };
  if (typeof part.custom_id !== 'string') return { type: part.type, id: 1 };
  const given = values[part.custom_id];
  const value = given ?? (isSelect(part) ? [] : textOf(part.value));
  if (part.required !== false && value.length === 0) fail(`${part.custom_id} must be filled in`);
  if (typeof value === 'string' && [...value].length > Number(part.max_length ?? 4000))
    fail(`${part.custom_id} is too long`);
  if (typeof value === 'string' && value !== '' && [...value].length < Number(part.min_length ?? 0))
    fail(`${part.custom_id} is too short`);
  return {
    type: part.type,
    id: 1,
    custom_id: part.custom_id,
    ...(Array.isArray(value) ? { values: value } : { value }),
  };
}

/** Submits the form an interaction opened. */
export function submit(
  world: World,
  opener: Interaction,
  values: Record<string, string | string[]>,
): Interaction {
  const { user, channel, source } = opener.start;
  const modal = opener.shownModal;
  if (!modal) return fail('no form is open');
  const parts = objectsIn(modal.components);
  const known = parts.flatMap(within).map((part) => part.custom_id);
  for (const name of Object.keys(values)) if (!known.includes(name)) fail(`the form has no ${name}`);
  const data = { custom_id: modal.custom_id, components: parts.map((part) => filled(part, values)) };
  return emit(world, { kind: 'modal', user, channel, data, source });
}
