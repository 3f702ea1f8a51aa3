/** What a test may choose when it starts the server; everything has a default. */
export interface Settings {
  token: string;
  /** Time for deadlines, ids and dates. Inject a clock to be late without waiting. */
  now: () => number;
  heartbeatInterval: number;
  /** The switches in the developer portal. All are off unless a test turns them on. */
  privilegedIntents: { members: boolean; presences: boolean; messageContent: boolean };
  /** Intents this application may not use, whatever they are: close with 4014. */
  intentsWithheld: number;
  /** Close with 4011 instead of READY. */
  shardingRequired: boolean;
  /**
   * Least milliseconds between two IDENTIFYs. Discord asks 5000; 0 here, because a test may start
   * its bot twice in a second.
   */
  identifyInterval: number;
  fileSizeLimit: number;
  /** Interaction deadlines in milliseconds. */
  firstAnswerWithin: number;
  tokenValidFor: number;
}

/** Fills in what a test did not say. */
export const settingsFrom = (given: Partial<Settings>): Settings => ({
  token: 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.Fake01.local-discord-token-for-tests',
  now: Date.now,
  heartbeatInterval: 41_250,
  privilegedIntents: { members: false, presences: false, messageContent: false },
  intentsWithheld: 0,
  shardingRequired: false,
  identifyInterval: 0,
  fileSizeLimit: 10 * 1024 * 1024,
  firstAnswerWithin: 3_000,
  tokenValidFor: 15 * 60_000,
  ...given,
});
