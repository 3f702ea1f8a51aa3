import type { RefusalReason } from '../../../src/chat/api.ts';
import { BOT_TOKEN_PROBLEM } from '../connection/problems.ts';

/** Where it was refused, and who is to be invited there. */
export interface Where {
  readonly place: string;
  readonly botName: string;
  /** The scope that Slack asked for. */
  readonly needed?: string | undefined;
}

/** What a refusal of Slack means for a message. */
export type Verdict =
  | { readonly state: 'refused'; readonly reason: RefusalReason; detail(where: Where): string }
  | { readonly state: 'later'; readonly detail: string }
  | { readonly state: 'unknown'; readonly detail: string };

type Words = (where: Where) => string;

const refused = (reason: RefusalReason, detail: Words): Verdict => ({ state: 'refused', reason, detail });

const gone = refused(
  'gone',
  ({ place }) => `${place} is no longer there. Choose another place with /paper-admin digest set.`,
);
const messageGone = refused('gone', ({ place }) => `The message in ${place} is no longer there.`);
const notFound = refused(
  'not-a-member',
  ({ place, botName }) =>
    `I can't find ${place}: it was deleted, or it is private and I am not in it. Type /invite @${botName} there, or choose another place with /paper-admin digest set.`,
);
const notMember = refused(
  'not-a-member',
  ({ place, botName }) => `I am not in ${place}. Type /invite @${botName} there, then try again.`,
);
const archived = refused(
  'no-permission',
  ({ place }) => `${place} is archived. Unarchive it, or choose another place with /paper-admin digest set.`,
);
const restricted = refused(
  'no-permission',
  ({ place }) =>
    `Posting in ${place} is restricted. Allow this app in the channel's settings ("Posting permissions"), or choose another channel.`,
);
const missingScope = refused(
  'no-permission',
  ({ needed }) =>
    `The scope ${needed || 'for this'} was not granted to me. Add it under "OAuth & Permissions" of the Slack app and reinstall it.`,
);
const notApproved = refused(
  'no-permission',
  () => 'This workspace has not approved the app. Ask an administrator to approve it, then try again.',
);
const closed = refused(
  'closed',
  () => 'This account does not take direct messages from me. Open the app in Slack and write to it once.',
);
const unauthorised = refused('unauthorised', () => BOT_TOKEN_PROBLEM);
const invalid = refused(
  'invalid',
  ({ place }) =>
    `Slack did not accept the form of this message for ${place}. That is a defect of Paperboy: please report it.`,
);
const later: Verdict = { state: 'later', detail: 'Slack asks to try again later' };
/** "It's possible some aspect of the operation succeeded before the error was raised." */
const perhapsDone: Verdict = { state: 'unknown', detail: 'Slack broke off while it worked on this' };

/** One line for each error of chat.postMessage, chat.update and conversations.open. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const VERDICTS: Readonly<Record<string, Verdict>> = {
  not_in_channel: notMember,
  channel_not_found: notFound,
  is_archived: archived,
  is_inactive: archived,
  restricted_action: restricted,
  restricted_action_read_only_channel: restricted,
  restricted_action_thread_only_channel: restricted,
  restricted_action_non_threadable_channel: restricted,
  restricted_action_thread_locked: restricted,
  account_inactive: unauthorised,
  token_revoked: unauthorised,
  token_expired: unauthorised,
  invalid_auth: unauthorised,
  not_authed: unauthorised,
  user_removed_from_team: unauthorised,
  team_disabled: unauthorised,
  missing_scope: missingScope,
  no_permission: missingScope,
  not_allowed_token_type: missingScope,
  access_denied: notApproved,
  ekm_access_denied: notApproved,
  enterprise_is_restricted: notApproved,
  org_login_required: notApproved,
  team_access_not_granted: notApproved,
  team_not_found: notApproved,
  msg_too_long: invalid,
  msg_blocks_too_long: invalid,
  invalid_blocks: invalid,
  invalid_blocks_format: invalid,
  invalid_arguments: invalid,
  invalid_metadata_format: invalid,
  invalid_metadata_schema: invalid,
  metadata_too_large: invalid,
  no_text: invalid,
  too_many_attachments: invalid,
  message_not_found: messageGone,
  thread_not_found: messageGone,
  cant_update_message: messageGone,
  edit_window_closed: messageGone,
  user_not_found: gone,
  users_not_found: gone,
  user_disabled: closed,
  user_not_visible: closed,
  cannot_dm_bot: closed,
  messages_tab_disabled: closed,
  cannot_reply_to_message: messageGone,
  ratelimited: later,
  rate_limited: later,
  message_limit_exceeded: later,
  service_unavailable: later,
  team_added_to_org: later,
  accesslimited: later,
  request_timeout: later,
  fatal_error: perhapsDone,
  internal_error: perhapsDone,
};

/** A code that is not in the table is a clear no all the same. */
export function verdictOf(code: string): Verdict {
  return (
    (Object.hasOwn(VERDICTS, code) ? VERDICTS[code] : undefined) ??
    refused(
      'invalid',
      ({ place }) =>
        `Slack refused this message for ${place} (${code}). That is a defect of Paperboy: please report it.`,
    )
  );
}

/** A refusal's words for a person, as a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
