import type { webApi } from '@slack/bolt';
import type { GroupRef } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { codeOf } from './web/failures.ts';

/** As people write one: `@editors`, `<!subteam^S123>` or its id. */
const ID = /^(?:<!subteam\^)?(S[A-Z0-9]{5,})(?:\|[^<>]*)?>?$/;

/** The user group that people call so; undefined when there is none. Throws a `UserError` where Slack does not let the bot look. */
export async function groupNamed(named: string, client: webApi.WebClient): Promise<GroupRef | undefined> {
  const [, id] = ID.exec(named.trim()) ?? [];
  const handle = named.trim().replace(/^@/, '').toLowerCase();
  const found = (await groups(client)).find(
    (group) => group.id === id || group.handle?.toLowerCase() === handle,
  );
  return found?.id ? { id: found.id, name: `@${found.handle ?? found.name ?? found.id}` } : undefined;
}

async function groups(client: webApi.WebClient) {
  try {
    return (await client.usergroups.list()).usergroups ?? [];
  } catch (error) {
    if (codeOf(error) !== 'missing_scope') throw error;
    throw new UserError(
      'Slack does not let me see user groups: the app lacks the scope usergroups:read. Add it under "OAuth & Permissions", reinstall the app, then try again; the manifest verb with --groups asks for it.',
    );
  }
}

/** Whether somebody is in one of these user groups; not in one that is gone, or that the bot may not look into any more. */
export async function isInGroup(
  accountId: string,
  groupIds: readonly string[],
  client: webApi.WebClient,
): Promise<boolean> {
  for (const usergroup of groupIds) {
    if ((await membersOf(usergroup, client)).includes(accountId)) return true;
  }
  return false;
}

async function membersOf(usergroup: string, client: webApi.WebClient): Promise<readonly string[]> {
  try {
    return (await client.usergroups.users.list({ usergroup })).users ?? [];
  } catch (error) {
    if (GONE.has(codeOf(error))) return [];
    throw error;
  }
}

const GONE = new Set(['no_such_subteam', 'subteam_not_found', 'missing_scope']);
