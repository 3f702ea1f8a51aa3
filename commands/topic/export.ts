import { text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { packFile } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';
import { count } from '../reply/words.ts';
import { LONGEST_NAME } from './form.ts';

export const topicExport = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'export'],
  description: 'All topics as a file, to keep or to give away',
  visibility: 'private',
  permission: 'manager',
  options: [],

  async run(_args, invocation) {
    const space = spaceAsked(invocation);
    const topics = await invocation.services.topics.names(space.id);
    if (topics.length === 0) {
      throw new UserError(
        'There are no topics to export yet. Make one with /paper-admin topic add, or start with /paper-admin topic import.',
      );
    }
    const name = [...space.name].slice(0, LONGEST_NAME).join('').trim() || 'topics';
    const words = 'Elsewhere, /paper-admin topic import takes its text. Who follows what is not in it.';
    return {
      reply: {
        title: `${count(topics.length, 'topic')} as a file`,
        blocks: [packFile({ name, topics }), text(words)],
      },
    };
  },
});
