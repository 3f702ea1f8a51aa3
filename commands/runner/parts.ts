import type {
  ActionStore,
  ChatPlatform,
  Directory,
  EventsSeen,
  Places,
  PlatformName,
  PostedMessages,
} from '../../src/chat/api.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Reactions } from '../../src/reactions/api.ts';
import type { Command } from '../command.ts';
import type { Services } from '../invocation.ts';

/** What the runner works with. */
export interface RunnerParts {
  readonly commands: readonly Command[];
  readonly services: Services;
  readonly directory: Directory;
  readonly places: Places;
  readonly actions: ActionStore;
  readonly posted: PostedMessages;
  readonly events: EventsSeen;
  readonly reactions: Reactions;
  readonly platformOf: (name: PlatformName) => ChatPlatform | undefined;
  readonly log: Log;
  readonly clock: Clock;
}
