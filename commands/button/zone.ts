import { text } from '../../src/chat/api.ts';
import { defineCommand } from '../command.ts';

export const zone = defineCommand({
  root: 'button',
  path: ['zone'],
  description: 'Choose your time zone',
  visibility: 'private',
  permission: 'anyone',
  changes: true,
  options: [{ kind: 'text', name: 'zone', description: 'An IANA zone', required: true }],

  async run(args, { person, services }) {
    const { nextAt, zone } = await services.feed.setZone(person, args.zone);
    const next = nextAt > 0 && ({ type: 'time', at: nextAt, zone, style: 'datetime' } as const);
    return {
      reply: {
        title: 'Time zone set',
        blocks: [text(`Your times are in ${args.zone} now.`, ...(next ? [' Next: ', next, '.'] : []))],
      },
    };
  },
});
