import { apps } from './apps.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Method } from './method.ts';
import { reactions } from './reactions.ts';
import { schedule } from './schedule.ts';
import { team } from './team.ts';
import { users } from './users.ts';
import { views } from './views.ts';

/** Every method the server speaks. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...apps,
    ...chat,
    ...conversations,
    ...files,
    ...reactions,
    ...schedule,
    ...team,
    ...users,
    ...views,
  }),
);
