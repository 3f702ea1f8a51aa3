import type { App, Receiver } from '@slack/bolt';
import { describeError } from '../../../src/errors.ts';
import type { Identity } from '../identity.ts';
import { TIMES } from '../limits.ts';
import type { SlackSettings } from '../settings.ts';
import { boltLog } from '../web/bolt-log.ts';
import { clientOptions, type WebParts } from '../web/clients.ts';
import { GatedApp } from './gated-app.ts';
import { HttpLink } from './http-link.ts';
import type { Link, LinkEvents } from './link.ts';
import { httpReceiver, noReceiver } from './receivers.ts';
import { SocketLink } from './socket-link.ts';

interface Parts {
  readonly web: WebParts;
  readonly identity: Identity;
  readonly events: LinkEvents;
  /** Whether new work is taken. */
  readonly isOpen: () => boolean;
  readonly attach: (app: App) => void;
}

/** The way by which payloads come in, with an app that hears them. */
export function createLink(settings: SlackSettings, parts: Parts): Link {
  const { mode, clock, log, linkPingMs = TIMES.linkPing } = settings;
  if (mode.kind === 'http') {
    const receiver = httpReceiver(mode, log);
    return new HttpLink({ app: createApp(receiver, settings, parts), receiver, port: mode.port, clock });
  }
  return new SocketLink({
    app: createApp(noReceiver, settings, parts),
    appToken: mode.appToken,
    pingMs: linkPingMs,
    clientOptions: clientOptions(parts.web),
    clock,
    log,
    events: parts.events,
  });
}

function createApp(
  receiver: Receiver,
  { log }: SlackSettings,
  { web, identity, isOpen, attach }: Parts,
): App {
  const { botId, userId: botUserId } = identity;
  const app = new GatedApp(
    {
      receiver,
      authorize: async ({ teamId }) => ({ botToken: web.tokenFor(teamId), botId, botUserId }),
      clientOptions: clientOptions(web),
      logger: boltLog(log),
      convoStore: false,
      attachFunctionToken: false,
    },
    isOpen,
  );
  app.error(async (error) => log.error({ reason: describeError(error) }, 'a payload could not be taken'));
  attach(app);
  return app;
}
