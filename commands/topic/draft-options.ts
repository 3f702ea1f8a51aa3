import type { OptionDef } from '../command.ts';
import { LONGEST_EMOJI, LONGEST_NAME, LONGEST_RULE } from './form.ts';

/** What the buttons of a draft carry. */
export const DRAFT_OPTIONS = [
  { kind: 'text', name: 'name', description: 'Its name', required: true, maxLength: LONGEST_NAME },
  {
    kind: 'text',
    name: 'rule',
    description: 'Its rule',
    required: true,
    maxLength: LONGEST_RULE,
    list: true,
  },
  { kind: 'text', name: 'emoji', description: 'Its emoji', maxLength: LONGEST_EMOJI },
  { kind: 'text', name: 'examples', description: 'Papers it is made after', maxLength: 1_000 },
  { kind: 'text', name: 'topic', description: 'The topic that changes' },
] as const satisfies readonly OptionDef[];
