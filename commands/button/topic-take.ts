import { type Message, text } from '../../src/chat/api.ts';
import type { TakenOver, Topic } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { packAsked } from '../asked/pack.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, listed, quoted, written } from '../reply/words.ts';
import { LONGEST_FILE } from '../text/check-options.ts';

export const topicTake = defineCommand({
  root: 'button',
  path: ['topic-take'],
  description: 'Take over the topics of a pack',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'text', name: 'pack', description: 'Its name or text', required: true, maxLength: LONGEST_FILE },
    {
      kind: 'integer',
      name: 'replace',
      description: '1: topics of the same names too',
      required: true,
      min: 0,
      max: 1,
    },
  ],

  async run({ pack, replace }, invocation) {
    const { services, person } = invocation;
    const space = spaceAsked(invocation);
    return { reply: taken(await services.topics.takeOver(space, packAsked(pack), replace === 1, person)) };
  },
});

const names = (topics: readonly Topic[]) =>
  listed(topics.map(({ name, emoji }) => `${written(emoji)} ${name}`));

function taken({ added, replaced, failed }: TakenOver): Message {
  const lines = [
    ...(added.length > 0 ? [`Added: ${names(added)}.`] : []),
    ...(replaced.length > 0 ? [`Replaced: ${names(replaced)}. Who follows them keeps following.`] : []),
    ...failed.map(({ name, why }) => `${quoted(name)} is not here: ${why}`),
  ];
  const done = added.length + replaced.length;
  return {
    title: done > 0 ? `Took over ${count(done, 'topic')}` : 'Nothing to take over',
    blocks: [
      ...(lines.length > 0 ? lines : ['All of them are here already.']).map((line) => text(line)),
      ...(done > 0 ? buttonRow(button('Post the topics here', action('paper topic list'))) : []),
    ],
  };
}
