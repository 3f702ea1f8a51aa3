import { nearest, type Space, type Suggestion } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { Topic } from '../../src/topics/api.ts';
import type { Invocation, Services } from '../invocation.ts';

import { quoted, written } from '../reply/words.ts';

/** A topic of the space by name or id. Throws a `UserError` that names the nearest. */
export async function topicAsked(
  space: Space,
  nameOrId: string,
  { topics }: Pick<Services, 'topics'>,
): Promise<Topic> {
  const topic = await topics.find(space.id, nameOrId);
  if (topic) return topic;
  const names = (await topics.names(space.id)).map(({ name }) => name);
  const longer = names.find((name) => name.toLowerCase().startsWith(`${nameOrId.toLowerCase()} `));
  const near = nearest(nameOrId, names);
  const wayOut = longer
    ? `Did you mean "${longer}"? A name with spaces stands in quotes.`
    : near
      ? `Did you mean ${quoted(near)}?`
      : names.length > 0
        ? 'See them with /paper topic list.'
        : 'There is none here yet; a manager makes one with /paper-admin topic add.';
  throw new UserError(`There is no topic ${quoted(nameOrId)} here. ${wayOut}`);
}

/** Topics of the space whose name holds what is typed. */
export async function suggestTopics(
  partial: string,
  { space, services }: Pick<Invocation, 'space' | 'services'>,
): Promise<readonly Suggestion[]> {
  if (!space) return [];
  const typed = partial.trim().toLowerCase();
  const topics = await services.topics.names(space.id);
  return topics
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map(({ name, emoji }) => ({ name: `${written(emoji)} ${name}`, value: name }));
}
