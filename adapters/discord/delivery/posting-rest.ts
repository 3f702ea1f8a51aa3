import { REST, RESTEvents } from 'discord.js';
import { type RestSettings, restOptions } from '../connection/client.ts';

/** Requests that must never be repeated by the library: no retries, and a rate limit is told instead of waited for. */
export function createPostingRest(settings: RestSettings, on: { unauthorised(): void }): REST {
  const rest = new REST({ ...restOptions(settings), retries: 0, rejectOnRateLimit: () => true });
  rest.on(RESTEvents.Response, (_, response) => {
    if (response.status === 401) on.unauthorised();
  });
  return rest;
}

/** Stops its timers and forgets the token. */
export function closePostingRest(rest: REST): void {
  rest.setToken('');
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
}
