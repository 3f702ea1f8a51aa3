import { strong, text } from '../../src/chat/api.ts';
import { shorten } from '../../src/papers/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { emojiHere } from '../reply/card.ts';
import { count, written } from '../reply/words.ts';
import { paperAsked } from './paper.ts';

const TITLE_LENGTH = 200;

export const vote = defineCommand({
  root: 'button',
  path: ['vote'],
  description: 'Vote for a paper',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'paper', description: 'A paper', required: true },
    { kind: 'integer', name: 'value', description: '1, 0 or -1', required: true, min: -1, max: 1 },
  ],

  async run(args, invocation) {
    const { services, person } = invocation;
    const space = spaceAsked(invocation);
    const paper = await paperAsked(args.paper, invocation);
    const value = args.value > 0 ? 1 : args.value < 0 ? -1 : 0;
    await services.votes.vote(person, space, paper.id, value);
    const { up, down } = (await services.votes.tally(space.id, [paper.id])).get(paper.id) ?? {
      up: 0,
      down: 0,
    };
    const emoji = await emojiHere(invocation);
    const against = down > 0 ? ` and ${down} against` : '';
    const back = button('Take it back', action('vote', { paper: paper.id, value: 0 }, 'replace'));
    return {
      reply: {
        title: value === 0 ? 'Vote taken back' : `You voted ${written(value > 0 ? emoji.up : emoji.down)}`,
        blocks: [
          text(
            strong(shorten(paper.title, TITLE_LENGTH) || 'This paper'),
            ` has ${up === 0 ? 'no votes' : count(up, 'vote')} here${against}.`,
          ),
          ...buttonRow(...(value === 0 ? [] : [back])),
        ],
      },
    };
  },
});
