import { type Message, type Select, text } from '../src/chat/api.ts';
import { type Paper, shorten } from '../src/papers/api.ts';
import { action, defineCommand } from './command.ts';
import { count } from './reply/words.ts';

/** As many as a select holds; older ones come up as these are taken back. */
const SHOWN = 25;
const LABEL_LENGTH = 75;

export const muted = defineCommand({
  root: 'paper',
  path: ['muted'],
  description: 'The papers you muted, to take them back',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run(_args, { person, services }) {
    const papers = await services.papers.byIds(await services.mutes.all(person.id, SHOWN));
    return { reply: papers.length > 0 ? listMessage(papers) : NONE };
  },
});

const NONE: Message = {
  title: 'You have muted nothing',
  blocks: [
    text('Press 🙈 Mute on a card, or react to it with the emoji, and the paper does not come to you again.'),
  ],
};

function listMessage(papers: readonly Paper[]): Message {
  return {
    title: `You muted ${count(papers.length, 'paper')}${papers.length === SHOWN ? ', or more' : ''}`,
    blocks: [
      text('They come neither in your digest nor in lists.'),
      { type: 'actions', items: [backSelect(papers)] },
    ],
  };
}

function backSelect(papers: readonly Paper[]): Select {
  return {
    type: 'select',
    placeholder: 'Take one back',
    options: papers.map(({ id, title }) => ({
      label: shorten(title, LABEL_LENGTH) || 'Untitled',
      value: id,
    })),
    action: { ...action('mute', { on: 0 }), choose: 'paper' },
  };
}
