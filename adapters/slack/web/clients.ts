import { webApi } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';
import { isTokenRefused } from '../connection/problems.ts';
import { TIMES } from '../limits.ts';
import { boltLog } from './bolt-log.ts';
import { codeOf } from './failures.ts';
import { slackFetch } from './slack-fetch.ts';

/** Which token speaks for a team. */
export type TokenFor = (teamId: string | undefined) => string;

/** Two ways to ask the Web API. */
export interface Clients {
  /** Never repeats and never waits by itself: for whatever must happen once, or at once. */
  readonly posting: webApi.WebClient;
  /** Tries a few times: for reading. */
  readonly asking: webApi.WebClient;
}

export interface WebParts {
  readonly tokenFor: TokenFor;
  readonly apiUrl?: string | undefined;
  readonly requestTimeoutMs?: number | undefined;
  readonly log: Log;
  readonly stopped: AbortSignal;
  /** Slack does not accept the token any more. */
  readonly unauthorised: () => void;
}

export function createClients(teamId: string | undefined, parts: WebParts): Clients {
  const token = parts.tokenFor(teamId);
  const once = { ...clientOptions(parts), retryConfig: { retries: 0 } };
  const again = {
    ...clientOptions(parts),
    retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 500 },
  };
  return {
    posting: new WatchedClient(token, once, parts.unauthorised),
    asking: new WatchedClient(token, again, parts.unauthorised),
  };
}

/** What every client of the libraries gets. The default of ten retries in half an hour would outlive any deadline. */
export function clientOptions(parts: Omit<WebParts, 'tokenFor' | 'unauthorised'>): webApi.WebClientOptions {
  const { apiUrl, requestTimeoutMs, log, stopped } = parts;
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    timeout: requestTimeoutMs ?? TIMES.request,
    retryConfig: { retries: 0 },
    // Else the library holds its whole queue for as long as one method was told to wait.
    rejectRateLimitedCalls: true,
    logger: boltLog(log),
    fetch: slackFetch(stopped),
  };
}

class WatchedClient extends webApi.WebClient {
  readonly #unauthorised: () => void;

  constructor(token: string, options: webApi.WebClientOptions, unauthorised: () => void) {
    super(token, options);
    this.#unauthorised = unauthorised;
  }

  override async apiCall(
    method: string,
    options?: Record<string, unknown>,
  ): Promise<webApi.WebAPICallResult> {
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      if (isTokenRefused(codeOf(error))) this.#unauthorised();
      throw error;
    }
  }
}
