import { emit, notOffered } from './emit.ts';
import type { Interaction } from './interaction.ts';
import { isObject, type JsonObject, objectsIn, textOf } from './json.ts';
import { PERMISSION } from './permissions.ts';
import { COMPONENT, isSelect, within } from './rules/component-parts.ts';
import type { Channel, Message, User } from './types.ts';
import type { World } from './world.ts';

function partOf(
  world: World,
  user: User,
  message: Message,
  customId: string,
): { part: JsonObject; channel: Channel } {
  const { state, interactions } = world;
  const channel = state.channels.get(message.channelId);
  if (!channel) return notOffered('the channel is gone');
  const there =
    message.ephemeralFor === undefined
      ? channel.messages.has(message.id)
      : interactions.ephemerals.has(message.id);
  if (!there) notOffered('the message is gone');
  if (message.ephemeralFor !== undefined && message.ephemeralFor !== user.id)
    notOffered('the message is for another person');
  if (!(state.permissionsIn(channel, user) & PERMISSION.viewChannel))
    notOffered(`${user.username} does not see the channel`);
  const parts = objectsIn(message.components).flatMap(within);
  const part = parts.find((one) => one.custom_id === customId);
  if (!part) return notOffered(`there is no component ${customId}`);
  if (part.disabled === true) notOffered(`${customId} is disabled`);
  return { part, channel };
}

/** Presses a button. */
export function press(world: World, user: User, message: Message, customId: string): Interaction {
  const { part, channel } = partOf(world, user, message, customId);
  if (part.type !== COMPONENT.button) notOffered(`${customId} is not a button`);
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
  if (!isSelect(part)) notOffered(`${customId} is not a select`);
  const [min, max] = [Number(part.min_values ?? 1), Number(part.max_values ?? 1)];
  if (values.length < min || values.length > max) notOffered(`${customId} takes ${min} to ${max} values`);
  const offered = objectsIn(part.options).map((option) => option.value);
  if (part.type === COMPONENT.stringSelect)
    for (const value of values)
      if (!offered.includes(value)) notOffered(`${customId} does not offer ${value}`);
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
  if (part.required !== false && value.length === 0) notOffered(`${part.custom_id} must be filled in`);
  if (typeof value === 'string' && [...value].length > Number(part.max_length ?? 4000))
    notOffered(`${part.custom_id} is too long`);
  if (typeof value === 'string' && value !== '' && [...value].length < Number(part.min_length ?? 0))
    notOffered(`${part.custom_id} is too short`);
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
  if (!modal) return notOffered('no form is open');
  const parts = objectsIn(modal.components);
  const known = parts.flatMap(within).map((part) => part.custom_id);
  for (const name of Object.keys(values)) if (!known.includes(name)) notOffered(`the form has no ${name}`);
  const data = { custom_id: modal.custom_id, components: parts.map((part) => filled(part, values)) };
  return emit(world, { kind: 'modal', user, channel, data, source });
}
