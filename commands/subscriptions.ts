import { type Message, text } from '../src/chat/api.ts';
import type { OwnDigest } from '../src/feed/api.ts';
import { action, defineCommand } from './command.ts';
import { button, buttonRow } from './reply/button-row.ts';
import { leaveRow } from './reply/own-digest.ts';
import { troubleOf, zoneChoice } from './reply/receipt.ts';
import { timeButton, wayButtons, wayWords } from './reply/way.ts';
import { count, written } from './reply/words.ts';

export const subscriptions = defineCommand({
  root: 'paper',
  path: ['subscriptions'],
  description: 'The topics that you follow, and when they come',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run(_args, { person, services }) {
    const own = await services.feed.of(person);
    return { reply: own.topics.length > 0 ? listMessage(own) : NONE };
  },
});

const NONE: Message = {
  title: 'You follow no topic',
  blocks: [
    text('Join one by its card: press Join or react with its emoji.'),
    ...buttonRow(button('Show topics', action('paper topic list'))),
  ],
};

function listMessage(own: OwnDigest): Message {
  const { topics, when, nextAt, zone } = own;
  const next = { type: 'time', at: nextAt, zone, style: 'datetime' } as const;
  const names = topics.map(({ emoji, name }) => `${written(emoji)} ${name}`);
  return {
    title: `You follow ${count(topics.length, 'topic')}`,
    blocks: [
      text(names.join(' · ')),
      own.paused
        ? text('Your digest is paused: nothing comes. /paper digest resume goes on.')
        : text(`They come ${wayWords(own)}, ${when} ${zone}. Next: `, next, '.'),
      ...troubleOf(own),
      ...buttonRow(timeButton(), ...wayButtons(own)),
      leaveRow(topics),
      ...zoneChoice(own),
    ],
  };
}
