import { packAsked } from '../asked/pack.ts';
import { defineCommand } from '../command.ts';
import { packPreview } from '../topic/pack-preview.ts';

const LONGEST = 60_000;

export const topicPack = defineCommand({
  root: 'button',
  path: ['topic-pack'],
  description: 'What topics a pack or a file would bring',
  visibility: 'private',
  permission: 'manager',
  options: [
    { kind: 'text', name: 'pack', description: 'Its name or text', required: true, maxLength: LONGEST },
    { kind: 'text', name: 'part-two', description: 'More of the text', maxLength: LONGEST },
    { kind: 'text', name: 'part-three', description: 'The rest of the text', maxLength: LONGEST },
  ],

  async run(args, invocation) {
    const whole = args.pack + (args['part-two'] ?? '') + (args['part-three'] ?? '');
    return { reply: await packPreview(packAsked(whole), whole, invocation) };
  },
});
