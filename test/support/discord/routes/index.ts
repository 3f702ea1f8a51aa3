import type { Route } from '../route.ts';
import { callbackRoutes } from './callback.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { identityRoutes } from './identity.ts';
import { messageRoutes } from './messages.ts';
import { pinRoutes } from './pins.ts';
import { reactionRoutes } from './reactions.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route. Where two templates fit a path the earlier one is meant, so fixed words stand first. */
export const ROUTES: Route[] = [
  ...identityRoutes,
  ...pinRoutes,
  ...messageRoutes,
  ...reactionRoutes,
  ...threadRoutes,
  ...channelRoutes,
  ...guildRoutes,
  ...commandRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
];
