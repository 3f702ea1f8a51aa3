import { footnote, strong, text } from '../../src/chat/api.ts';
import { shorten } from '../../src/papers/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { paperAsked } from './paper.ts';

const TITLE_LENGTH = 200;

export const mute = defineCommand({
  root: 'button',
  path: ['mute'],
  description: 'Do not show a paper to me again',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [
    { kind: 'text', name: 'paper', description: 'A paper', required: true },
    { kind: 'integer', name: 'on', description: '1 to mute, 0 to take it back', min: 0, max: 1 },
  ],

  async run({ paper: id, on = 1 }, invocation) {
    const { services, person } = invocation;
    const space = spaceAsked(invocation);
    const paper = await paperAsked(id, invocation);
    await services.mutes.set(person, space, paper.id, on === 1);
    const title = strong(shorten(paper.title, TITLE_LENGTH) || 'This paper');
    if (on === 0) return { reply: { title: 'No longer muted', blocks: [text(title, ' may come again.')] } };
    const back = button('Take it back', action('mute', { paper: paper.id, on: 0 }, 'replace'));
    return {
      reply: {
        title: 'Muted',
        blocks: [
          text(
            title,
            ' does not come to you again, in your digest or in lists, and papers like it come lower. Search still finds it.',
          ),
          ...buttonRow(back),
          footnote(await forTheChannel(space.id, invocation)),
        ],
      },
    };
  },
});

async function forTheChannel(
  spaceId: string,
  { services }: Parameters<typeof paperAsked>[1],
): Promise<string> {
  const { mutes } = await services.choices.people(spaceId);
  return mutes === 0
    ? 'Channels are not changed by it.'
    : `Channels do without a paper that ${mutes === 1 ? 'one person has' : `${mutes} people have`} muted.`;
}
