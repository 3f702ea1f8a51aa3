import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createLease } from '../lease/lease.ts';
import type { Log } from '../log.ts';
import { allSources } from '../sources/all-sources.ts';
import { hfTrending } from '../sources/hf-trending.ts';
import { allLookUps } from '../sources/look-ups.ts';
import { createPoliteFetch } from '../sources/polite-fetch.ts';
import { leaseStore } from '../store/leases.ts';
import { heldLibrary } from '../store/library.ts';
import type { Store } from '../store/open.ts';
import { createPaperWriter } from '../store/paper-writer.ts';
import { feedStore } from '../store/source-states.ts';
import { validatorStore } from '../store/validators.ts';
import { createLibrary } from './obtain.ts';
import { createPoller } from './poll.ts';
import type { PaperWriter } from './writer.ts';

export interface IngestParts {
  readonly config: Pick<
    Config,
    'hfApiBase' | 'arxivApiBase' | 'arxivFeedBase' | 'arxivCategories' | 'contact'
  >;
  readonly version: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Papers were written. */
  readonly onWritten: () => void;
}

/** How papers come in: asked of the sources in turn, looked up one by one, and written. */
export function createIngest({ config, version, store, clock, log, onWritten }: IngestParts) {
  const validators = validatorStore(store, clock);
  const http = createPoliteFetch({
    clock,
    validators,
    userAgent: `Paperboy/${version}${config.contact && ` (${config.contact})`}`,
    arxivHosts: [config.arxivApiBase, config.arxivFeedBase].map((base) => new URL(base).host),
  });
  const { put } = createPaperWriter(store, clock);
  const writer: PaperWriter = {
    put: async (records, options) => {
      const results = await put(records, options);
      onWritten();
      return results;
    },
  };
  const { hfApiBase: hfBase, arxivApiBase, arxivFeedBase, arxivCategories: categories } = config;
  const asking = { http, clock, hfBase, arxivApiBase, arxivFeedBase };
  const library = createLibrary({
    held: heldLibrary(store),
    writer,
    lookUps: allLookUps(asking),
    onTrouble: ({ name }, error) => log.warn({ source: name, error }, 'a paper could not be looked up'),
  });
  const sourceLog = log.child({ part: 'sources' });
  const poller = createPoller({
    sources: [...allSources({ ...asking, categories }), hfTrending({ http, clock, base: hfBase })],
    feeds: feedStore(store),
    log: sourceLog,
    ...{ writer, validators, clock },
    // A file is one process's; a database may be several's, and one of them asks the sources.
    ...(store.engine === 'postgres' && {
      lease: createLease({ leases: leaseStore(store), name: 'sources', clock, log: sourceLog }),
    }),
  });
  return { library, writer, poller };
}
