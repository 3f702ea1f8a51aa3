import { SourceError } from '../source.ts';
import type { Exchange } from './exchange.ts';
import { retryAfterMs } from './retry.ts';

/** An answer other than the one asked for, as an error that says what may help: waiting, or asking otherwise. */
export function refusal({ clock, line }: Exchange, response: Response): SourceError {
  const { status } = response;
  const asked = retryAfterMs(response.headers, clock.now());
  if (status === 429) {
    // arXiv names no wait; clients that went on after its 429 were locked out for hours.
    const wait = Math.max(asked, line.silenceMs * (1 + clock.random() / 5));
    return new SourceError('refused', `${line.name} has had too many requests (429)`, wait);
  }
  if (status >= 500 || status === 408) {
    return new SourceError('refused', `${line.name} is not well (${status})`, asked);
  }
  if (status >= 400) return new SourceError('rejected', `${line.name} rejects the request (${status})`);
  return new SourceError('broken', `${line.name} gave an unexpected answer (${status})`);
}
