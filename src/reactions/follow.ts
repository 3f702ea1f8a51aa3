import type { Directory } from '../chat/api.ts';
import type { Choices } from '../choices/api.ts';
import type { Clock } from '../clock.ts';
import { together } from '../together.ts';
import type { TopicBook } from '../topics/api.ts';
import { joining } from '../topics/subscriptions.ts';
import { type Around, decide } from './decide.ts';
import type { ReactionLists } from './reaction-lists.ts';
import type { Told } from './told.ts';

export interface FollowParts {
  readonly lists: Pick<ReactionLists, 'settle'>;
  readonly directory: Pick<Directory, 'spaceById'>;
  readonly topics: Pick<TopicBook, 'names'>;
  readonly choices: Pick<Choices, 'emoji' | 'digits'>;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

/** A burst is followed in few transactions; each of them takes some 20 ms at most. */
const AT_ONCE = 250;

/** Follows reactions in the order in which they are told. Resolves once they are written; rejects when that failed. */
export function createFollower(parts: FollowParts): (told: Told) => Promise<void> {
  return together(async (all: readonly Told[]) => {
    const spaces = await aroundThem(parts, all);
    const around = ({ posted }: Told) => spaces.get(posted.spaceId);
    const subscription = joining(parts.clock);
    await parts.lists.settle(all, (held) => decide({ around, subscription }, all, held));
    return all.map(() => undefined);
  }, AT_ONCE);
}

async function aroundThem(
  { directory, topics, choices }: FollowParts,
  all: readonly Told[],
): Promise<ReadonlyMap<string, Around>> {
  const around = new Map<string, Around>();
  for (const id of new Set(all.map(({ posted }) => posted.spaceId))) {
    const space = await directory.spaceById(id);
    if (!space) continue;
    const agreed = { table: await choices.emoji(id), digits: await choices.digits(id) };
    around.set(id, { space, topics: await topics.names(id), ...agreed });
  }
  return around;
}
