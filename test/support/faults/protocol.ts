import type { FailPoint } from '../../../src/digest/delivery/fail-points.ts';

/** What a child bot is told at its start, as JSON in its environment. */
export interface ChildPlan {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** See `world-time.ts`. */
  readonly timeFile: string;
  readonly discord: { readonly token: string; readonly apiBase: string };
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl: string };
  readonly sources: { readonly hfBase: string; readonly arxivApi: string; readonly arxivFeed: string };
  /** By how much its pauses are shorter than asked for: those it makes between messages to one channel, say. */
  readonly hurry: number;
  /** Kills itself when it comes to this point for the nth time. */
  readonly die?: { readonly point: FailPoint; readonly nth: number };
}

/** A channel that gets a digest each day at 9:00 UTC, of everything announced. */
export interface Reader {
  readonly platform: 'discord' | 'slack';
  readonly spaceId: string;
  readonly channelId: string;
  readonly name: string;
}

/** What the parent asks of a child. */
export type Request =
  | { readonly do: 'subscribe'; readonly readers: readonly Reader[]; readonly budget: number }
  | { readonly do: 'announce'; readonly day: string; readonly titles: readonly string[] }
  /** Decides what is due and sends. */
  | { readonly do: 'tick' }
  /** Asks the sources that are due. */
  | { readonly do: 'poll' }
  | { readonly do: 'report' };

/** How a child's store stands. */
export interface Report {
  /** Messages that have not ended: pending, sending, unknown. */
  readonly open: number;
  readonly held: number;
  readonly slots: readonly {
    readonly channelId: string;
    readonly localDate: string;
    readonly outcome: string;
    readonly reason: string;
  }[];
}

export type FromChild =
  | { readonly ready: true }
  | { readonly id: number; readonly report?: Report }
  | { readonly id: number; readonly failed: string };

export const PLAN_VARIABLE = 'PAPERBOY_FAULTS_PLAN';
