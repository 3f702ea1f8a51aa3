import { nearest, type Suggestion } from '../src/chat/api.ts';
import { UserError } from '../src/errors.ts';
import { defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';

import { leaveReceipt } from './reply/receipt.ts';
import { quoted } from './reply/words.ts';

export const unsubscribe = defineCommand({
  root: 'paper',
  path: ['unsubscribe'],
  description: 'Leave a topic that you follow',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'topic', description: 'Its name', required: true, suggests: true, rest: 'words' },
  ],

  async run(args, { person, services }) {
    const followed = (await services.subscriptions.of(person)).map(({ topic }) => topic);
    const asked = args.topic.toLowerCase();
    const topic = followed.find(({ id, name }) => id === args.topic || name.toLowerCase() === asked);
    if (!topic)
      throw notFollowed(
        args.topic,
        followed.map(({ name }) => name),
      );
    const receipt = await services.subscriptions.leave(person, topic);
    return { reply: leaveReceipt(receipt, await services.feed.of(person)) };
  },

  suggest: (_option, partial, invocation) => suggestFollowed(partial, invocation),
});

function notFollowed(asked: string, names: readonly string[]): UserError {
  if (names.length === 0) return new UserError(`You do not follow ${quoted(asked)}: you follow no topic.`);
  const near = nearest(asked, names);
  const wayOut = near ? `Did you mean ${quoted(near)}?` : 'See what you follow with /paper subscriptions.';
  return new UserError(`You do not follow ${quoted(asked)}. ${wayOut}`);
}

async function suggestFollowed(
  partial: string,
  { person, services }: Invocation,
): Promise<readonly Suggestion[]> {
  const typed = partial.trim().toLowerCase();
  const names = (await services.subscriptions.of(person)).map(({ topic }) => topic.name);
  return names.filter((name) => name.toLowerCase().includes(typed)).map((name) => ({ name, value: name }));
}
