import { randomUUID } from 'node:crypto';
import type { Method } from './method.ts';

export const apps: Record<string, Method> = {
  'apps.connections.open': {
    scopes: [],
    tier: 1,
    token: 'app',
    run({ core }) {
      const ticket = randomUUID();
      core.tickets.set(ticket, core.clock.now());
      return { url: `${core.origin.replace('http', 'ws')}/link?ticket=${ticket}&app_id=test` };
    },
  },
};
