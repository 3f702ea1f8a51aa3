import type { Clock } from '../../../src/clock.ts';
import { createPoliteFetch, type PoliteFetch } from '../../../src/sources/polite-fetch.ts';
import type { Validator } from '../../../src/sources/source.ts';
import type { Sources } from './server.ts';

/** The real client before the local server. All of its host counts as arXiv unless told otherwise. */
export function clientFor(
  sources: Sources,
  clock: Clock,
  options: { kept?: Map<string, Validator>; plainHost?: boolean } = {},
): PoliteFetch {
  return createPoliteFetch({
    clock,
    userAgent: 'Paperboy-test/0 (+mailto:test@example.org)',
    validators: { get: async (url) => options.kept?.get(url) },
    arxivHosts: options.plainHost ? [] : [sources.host],
  });
}
