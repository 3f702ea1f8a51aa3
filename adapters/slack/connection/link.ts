import type { PlatformState } from '../../../src/chat/api.ts';

/** How Slack's payloads reach the bot. */
export interface Link {
  /** Resolves when payloads come in. Rejects with a `ConfigError` for what trying again cannot mend. */
  open(): Promise<void>;
  /** Takes nothing more, and leaves nothing open. */
  close(): Promise<void>;
}

/** What a link tells of itself. */
export interface LinkEvents {
  turn(state: PlatformState['state'], detail: string): void;
  /** It was down for so long that Slack may have given up on events. */
  missed(): void;
  /** It ended for good; the sentence says why and what to do. */
  failed(problem: string): void;
}
