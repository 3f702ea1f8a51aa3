import type { webApi } from '@slack/bolt';
import { ConfigError, describeError } from '../../../src/errors.ts';
import type { Identity } from '../identity.ts';
import { codeOf } from '../web/failures.ts';
import { BOT_TOKEN_PROBLEM, canBeToken, checkScopes, isTokenRefused } from './problems.ts';

/** Asks Slack who the token belongs to. Throws a `ConfigError` for a wrong token or missing scopes, an `Error` for what may pass. */
export async function signIn(token: string, client: webApi.WebClient): Promise<Identity> {
  if (!canBeToken(token)) throw new ConfigError([BOT_TOKEN_PROBLEM]);
  const told = await whoAmI(client);
  checkScopes(told.response_metadata?.scopes);
  const { team_id, user_id, bot_id, team, user, enterprise_id, url } = told;
  if (!team_id || !user_id || !bot_id) throw new ConfigError([BOT_TOKEN_PROBLEM]);
  return {
    teamId: team_id,
    teamName: team ?? '',
    ...(enterprise_id && { enterpriseId: enterprise_id }),
    ...(url && { url }),
    userId: user_id,
    botId: bot_id,
    userName: user ?? 'paperboy',
    scopes: told.response_metadata?.scopes ?? [],
  };
}

async function whoAmI(client: webApi.WebClient): Promise<webApi.AuthTestResponse> {
  try {
    return await client.auth.test();
  } catch (error) {
    if (isTokenRefused(codeOf(error))) throw new ConfigError([BOT_TOKEN_PROBLEM], { cause: error });
    throw new Error(`Slack cannot be reached (${describeError(error)})`, { cause: error });
  }
}
