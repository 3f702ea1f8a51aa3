import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';
import { intentNames } from '../platform-table.ts';

/** The gateway closed with a code after which trying again is useless. */
export class FatalClose extends Error {
  override readonly name = 'FatalClose';
  readonly problem: string;
  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

export const TOKEN_PROBLEM =
  'DISCORD_TOKEN: Discord does not accept this token. Copy a new one from discord.com/developers/applications (your application, Bot, Reset Token) and start again.';

/** No header can hold anything else, so another token would never leave. */
export function canBeToken(token: string): boolean {
  return /^[!-~]+$/.test(token);
}

const PORTAL = 'discord.com/developers/applications (your application, Bot, Privileged Gateway Intents)';

/** What to do about a close code that ends the connection for good; undefined for codes that pass. */
export function closeProblem(code: number): string | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return TOKEN_PROBLEM;
    case GatewayCloseCodes.DisallowedIntents:
      return `Discord does not allow this application one of the intents ${intentNames().join(', ')}. Allow it at ${PORTAL} and start again.`;
    case GatewayCloseCodes.InvalidIntents:
      return `Discord does not know one of the intents ${intentNames().join(', ')}. Update Paperboy; the intents allowed are listed at ${PORTAL}.`;
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return 'Discord asks this bot to split its servers over several connections (sharding), which Paperboy does not do. Remove it from some servers, or run a second application for the rest.';
    case GatewayCloseCodes.InvalidAPIVersion:
      return 'Discord no longer speaks the version of its API that Paperboy uses. Update Paperboy and start again.';
    default:
      return undefined;
  }
}

/** What to do about an error of connecting, or undefined when it may pass by itself. */
export function loginProblem(error: unknown): string | undefined {
  if (error instanceof FatalClose) return error.problem;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return TOKEN_PROBLEM;
  if (error instanceof DiscordAPIError && error.status === 401) return TOKEN_PROBLEM;
  return undefined;
}
