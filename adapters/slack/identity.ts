/** Who the bot is, and where: told by Slack at the start. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly enterpriseId?: string;
  /** Of the workspace, with a slash at its end. */
  readonly url?: string;
  /** Its account (`U…`), which reacts and is mentioned. */
  readonly userId: string;
  /** Its sender (`B…`), which messages carry. */
  readonly botId: string;
  /** What people type after `/invite @`. */
  readonly userName: string;
  /** What it was granted; empty where Slack does not say. */
  readonly scopes: readonly string[];
}
