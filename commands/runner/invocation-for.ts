import type { Address, CallContext, Space, Trusted } from '../../src/chat/api.ts';
import { cleanLine, personId } from '../../src/chat/api.ts';
import type { Invocation } from '../invocation.ts';
import type { RunnerParts } from './parts.ts';

const LONGEST_NAME = 60;
const NOT_CONNECTED = 'I am not connected there at the moment.';

/** Who asks, where, and about which space: in a direct message the one where the person acted last. */
export async function invocationFor(parts: RunnerParts, call: CallContext): Promise<Invocation> {
  const { directory, services, platformOf } = parts;
  const space = await spaceOf(parts, call);
  const person = await directory.person(call.person, call.space && space);
  const platform = platformOf(call.channel.platform);
  return {
    person,
    personName: nameOf(call.personName),
    space,
    channel: call.channel,
    zone: person.zone || space?.zone || 'UTC',
    services,
    commands: parts.commands,
    groupNamed: platform?.group && ((named) => platform.group?.(named) ?? Promise.resolve(undefined)),
    mayManage: async (channel) =>
      (await platform?.mayManage(call.person, channel, () => trustedIn(parts, space, channel))) ?? false,
    place: async (channel) => (await platform?.place?.(channel)) ?? channel,
    emojiProblem: async (emoji) => platform?.emojiProblem?.(emoji, call.space?.externalId),
    missingRight: async (channel, needs) =>
      platform ? platform.missingRight(channel, needs) : NOT_CONNECTED,
  };
}

/** Nobody is trusted with a whole space, or that list would make itself longer. */
async function trustedIn(
  { services }: RunnerParts,
  space: Space | undefined,
  channel: Address,
): Promise<Trusted> {
  const isOwn = space !== undefined && channel.channelId !== '';
  return isOwn ? services.managers.trusted(space.id, channel) : { accountIds: [], groupIds: [] };
}

async function spaceOf({ directory }: RunnerParts, call: CallContext): Promise<Space | undefined> {
  return call.space ? directory.space(call.space) : directory.lastSpace(personId(call.person));
}

function nameOf(told = ''): string {
  return cleanLine(told).slice(0, LONGEST_NAME).toWellFormed().trim();
}
