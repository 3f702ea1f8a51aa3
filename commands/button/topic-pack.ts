import { FieldError, UserError } from '../../src/errors.ts';
import type { Pack } from '../../src/topics/api.ts';
import { packAsked } from '../asked/pack.ts';
import { defineCommand } from '../command.ts';
import { LONGEST_FILE } from '../text/check-options.ts';
import { packPreview } from '../topic/pack-preview.ts';

const LONGEST = 60_000;

export const topicPack = defineCommand({
  root: 'button',
  path: ['topic-pack'],
  description: 'What topics a pack or a file would bring',
  visibility: 'private',
  permission: 'manager',
  options: [
    { kind: 'text', name: 'pack', description: 'Its name or text', maxLength: LONGEST },
    { kind: 'text', name: 'file', description: 'The text of a file given', maxLength: LONGEST_FILE },
    { kind: 'text', name: 'part-two', description: 'More of the text', maxLength: LONGEST },
    { kind: 'text', name: 'part-three', description: 'The rest of the text', maxLength: LONGEST },
  ],

  async run(args, invocation) {
    const typed = [args.pack, args['part-two'], args['part-three']].join('');
    const [field, source] = args.file ? ['file', args.file] : ['pack', typed];
    return { reply: await packPreview(packAt(field, source), source, invocation) };
  },
});

/** As `packAsked`; what is wrong with it stands at the field. */
function packAt(field: string, text: string): Pack {
  try {
    return packAsked(text);
  } catch (error) {
    if (error instanceof UserError) throw new FieldError(field, error.message, { cause: error });
    throw error;
  }
}
