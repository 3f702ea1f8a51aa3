import { INTENT, intentsExist } from './intents.ts';
import { isObject } from './json.ts';
import type { Settings } from './settings.ts';

/** Close codes. https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
export const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  tokenWrong: 4004,
  alreadyAuthenticated: 4005,
  sequenceWrong: 4007,
  rateLimited: 4008,
  shardInvalid: 4010,
  shardingRequired: 4011,
  intentsInvalid: 4013,
  intentsNotAllowed: 4014,
} as const;

/** The close code an IDENTIFY earns, or nothing if it is good. */
export function identifyProblem(data: unknown, settings: Settings): number | undefined {
  const given = isObject(data) ? data : {};
  if (given.token !== settings.token) return CLOSE.tokenWrong;
  const { intents } = given;
  if (!intentsExist(intents)) return CLOSE.intentsInvalid;
  const allowed = settings.privilegedIntents;
  const asksTooMuch =
    intents & settings.intentsWithheld ||
    (intents & INTENT.guildMembers && !allowed.members) ||
    (intents & INTENT.guildPresences && !allowed.presences) ||
    (intents & INTENT.messageContent && !allowed.messageContent);
  if (asksTooMuch) return CLOSE.intentsNotAllowed;
  const shard = given.shard;
  if (Array.isArray(shard) && Number(shard[0]) >= Number(shard[1])) return CLOSE.shardInvalid;
  if (settings.shardingRequired && !(Array.isArray(shard) && Number(shard[1]) > 1))
    return CLOSE.shardingRequired;
  return undefined;
}
