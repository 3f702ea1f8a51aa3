import type { PlatformState } from '../chat/api.ts';
import type { PlatformStatus, SourceStatus, StatusBoard } from './api.ts';

/** A platform as the board sees it: what people call it, and how it does. */
export interface WatchedPlatform {
  readonly label: string;
  state(): PlatformState;
}

const STATE_WORDS: Readonly<Record<PlatformState['state'], string>> = {
  off: 'not set up',
  starting: 'starting',
  connected: 'connected',
  reconnecting: 'reconnecting',
  failed: 'failed',
  stopped: 'stopped',
};

/** The board of sources and platforms, read anew each time it is asked. */
export function createStatusBoard(parts: {
  sources: () => Promise<readonly SourceStatus[]>;
  platforms: readonly WatchedPlatform[];
}): StatusBoard {
  return {
    sources: parts.sources,
    platforms: () => parts.platforms.map(statusOf),
  };
}

function statusOf(platform: WatchedPlatform): PlatformStatus {
  const { state, detail } = platform.state();
  return { name: platform.label, state: STATE_WORDS[state], detail };
}
