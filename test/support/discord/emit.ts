import type { Interaction, InteractionKind } from './interaction.ts';
import { INTERACTION, interactionPayload } from './interaction-payload.ts';
import type { JsonObject } from './json.ts';
import type { Channel, Message, User } from './types.ts';
import { wireMessage } from './wire-message.ts';
import type { World } from './world.ts';

export interface Emission {
  kind: InteractionKind;
  user: User;
  channel: Channel;
  data: JsonObject;
  source?: Message | undefined;
  optionType?: number | undefined;
}

/** Refuses an act that Discord's own screen would not offer. */
export const notOffered = (text: string): never => {
  throw new Error(`Discord would not let a person do this: ${text}`);
};

/** Tells the bot of an interaction and hands back what the person will see. */
export function emit(world: World, { kind, user, channel, data, source, optionType }: Emission): Interaction {
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
