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
    await services.subscriptions.setZone(person, args.zone);
    const [first] = await services.subscriptions.of(person);
    const next = first && ({ type: 'time', at: first.nextAt, zone: first.zone, style: 'datetime' } as const);
    return {
      reply: {
        title: 'Time zone set',
        blocks: [text(`Your times are in ${args.zone} now.`, ...(next ? [' Next: ', next, '.'] : []))],
      },
    };
  },
});
