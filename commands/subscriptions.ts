import { type Message, type Select, text } from '../src/chat/api.ts';
import type { Receipt } from '../src/topics/api.ts';
import { action, defineCommand } from './command.ts';
import { button, buttonRow } from './reply/button-row.ts';
import { troubleOf, zoneChoice } from './reply/receipt.ts';
import { count, written } from './reply/words.ts';

const OPTIONS_AT_MOST = 25;

export const subscriptions = defineCommand({
  root: 'paper',
  path: ['subscriptions'],
  description: 'The topics that you follow, and when they come',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run(_args, { person, services }) {
    const followed = await services.subscriptions.of(person);
    const [first] = followed;
    return { reply: first ? listMessage(followed, first) : NONE };
  },
});

const NONE: Message = {
  title: 'You follow no topic',
  blocks: [
    text('Join one by its card: press Join or react with its emoji.'),
    ...buttonRow(button('Show topics', action('paper topic list'))),
  ],
};

function listMessage(followed: readonly Receipt[], first: Receipt): Message {
  const next = { type: 'time', at: first.nextAt, zone: first.zone, style: 'datetime' } as const;
  const names = followed.map(({ topic }) => `${written(topic.emoji)} ${topic.name}`);
  return {
    title: `You follow ${count(followed.length, 'topic')}`,
    blocks: [
      text(names.join(' · ')),
      text(`They come by direct message, ${first.when}. Next: `, next, '.'),
      ...troubleOf(first),
      { type: 'actions', items: [leaveSelect(followed)] },
      ...zoneChoice(first),
    ],
  };
}

function leaveSelect(followed: readonly Receipt[]): Select {
  const options = followed
    .slice(0, OPTIONS_AT_MOST)
    .map(({ topic }) => ({ label: topic.name, value: topic.id }));
  return {
    type: 'select',
    placeholder: 'Leave a topic',
    options,
    action: { ...action('leave'), choose: 'topic' },
  };
}
