import { REST, RESTEvents } from 'discord.js';
import { type RestSettings, restOptions } from '../connection/client.ts';
import type { RestGate } from '../connection/rest-gate.ts';

/** Requests that must never be repeated by the library: no retries, and a rate limit is told instead of waited for. */
export function createPostingRest(
  settings: RestSettings,
  gate: RestGate,
  on: { unauthorised(): void },
): REST {
  const rest = new REST({ ...restOptions(settings, gate), retries: 0, rejectOnRateLimit: () => true });
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
