import type { SourceStatus, StatusBoard } from '../../src/status/api.ts';

/** How sources and platforms do, as the test says. */
export class MemoryBoard implements StatusBoard {
  readonly told: SourceStatus[] = [];
  sources = async () => this.told;
  platforms = () => [{ name: 'Pocket', state: 'connected', detail: 'as Paperboy' }];
}
