import type { Server } from 'node:http';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import type { PlatformState } from '../../src/chat/results.ts';
import { createApp } from './app.ts';
import { createBell } from './bell.ts';
import { createAttempts } from './guards/attempts.ts';
import { createSeal } from './guards/seal.ts';
import { PLATFORM } from './guards/visitor.ts';
import { closeServer, listen } from './listen.ts';
import type { WebOptions } from './options.ts';
import { createTalking } from './page-platform.ts';
import { createReads } from './reads.ts';
import { tellAll } from './room.ts';
import { createWhispers } from './whispers.ts';

/** The local page: papers day by day, and a conversation that behaves like a channel. */
export interface WebPlatform extends ChatPlatform {
  /** Where the page is, for people; known once it has started. */
  url(): string;
}

export function createWeb(options: WebOptions): WebPlatform {
  const bell = createBell();
  const reads = createReads(() => options.clock.now());
  let server: Server | undefined;
  let closing = new AbortController();
  let state: PlatformState = { state: 'off', detail: 'not started' };

  const url = () => `http://${hostInUrl(options.host)}:${portOf(server, options.port)}`;

  return {
    name: PLATFORM,
    pace: { atOnce: 16, perSecond: 500 },
    url,
    state: () => state,
    ...createTalking(options.conversation, () => tellAll({ bell, reads })),

    async start(handlers) {
      state = { state: 'starting', detail: 'opening the page' };
      const seal = createSeal(options.pageSecret);
      const attempts = createAttempts(() => options.clock.now());
      const whispers = createWhispers(options.clock);
      closing = new AbortController();
      const room = { options, handlers, seal, attempts, bell, reads, whispers, closing: closing.signal };
      try {
        server = await listen(createApp(room), options.host, options.port);
      } catch (error) {
        state = { state: 'failed', detail: String(error instanceof Error ? error.message : error) };
        throw error;
      }
      state = { state: 'connected', detail: url() };
    },

    async stop() {
      const open = server;
      server = undefined;
      state = { state: 'stopped', detail: 'the page is closed' };
      closing.abort();
      if (open) await closeServer(open, options.clock);
    },
  };
}

/** An address one can open, also when the page listens on every address. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function portOf(server: Server | undefined, port: number): number {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
