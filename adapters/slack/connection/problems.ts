import { ConfigError } from '../../../src/errors.ts';
import { missingScopes } from '../platform-table.ts';

/** Errors after which no call with this token will ever succeed. */
const TOKEN_REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
]);
/** The app token is another kind of token, and lacks its only scope at times. */
const APP_TOKEN_REFUSED = new Set([
  ...TOKEN_REFUSED,
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
]);

const APP = 'api.slack.com/apps (your app';

export const BOT_TOKEN_PROBLEM = `SLACK_BOT_TOKEN: Slack does not accept this token. Copy the Bot User OAuth Token (it begins with xoxb) from ${APP}, "OAuth & Permissions") and start again.`;
export const APP_TOKEN_PROBLEM = `SLACK_APP_TOKEN: Slack does not accept this token for Socket Mode. Make one with the scope connections:write at ${APP}, "Basic Information", "App-Level Tokens"); it begins with xapp. Then start again.`;
export const REMOVED_PROBLEM = `The app was removed from the workspace. Install it again at ${APP}, "OAuth & Permissions"), put the new token into SLACK_BOT_TOKEN and start again.`;

export function isTokenRefused(code: string): boolean {
  return TOKEN_REFUSED.has(code);
}

export function isAppTokenRefused(code: string): boolean {
  return APP_TOKEN_REFUSED.has(code);
}

/** No header can hold anything else, so another token would never leave. */
export function canBeToken(token: string): boolean {
  return /^[!-~]+$/.test(token);
}

/** Throws when a scope is missing without which something would silently not work; `granted` is undefined when Slack did not say. */
export function checkScopes(granted: readonly string[] | undefined): void {
  const missing = granted === undefined ? [] : missingScopes(granted);
  if (missing.length === 0) return;
  const [what, them] = missing.length === 1 ? ['scope', 'it'] : ['scopes', 'them'];
  throw new ConfigError([
    `SLACK_BOT_TOKEN: the ${what} ${missing.join(', ')} must be granted. Add ${them} at ${APP}, "OAuth & Permissions"), reinstall the app to the workspace and start again.`,
  ]);
}

/** The port for Slack's requests cannot be had. */
export function portProblem(error: unknown, port: number): ConfigError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new ConfigError([`SLACK_PORT: the port ${port} is in use. Set another one and start again.`]);
  if (code === 'EACCES')
    return new ConfigError([
      `SLACK_PORT: this user may not open the port ${port}. Set one above 1023 and start again.`,
    ]);
  return undefined;
}
