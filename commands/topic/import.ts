import type { Form, FormField } from '../../src/chat/api.ts';
import { BUNDLED_PACKS } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { packAsked, suggestPacks } from '../asked/pack.ts';
import { action, defineCommand } from '../command.ts';
import { listed } from '../reply/words.ts';
import { packPreview } from './pack-preview.ts';

/** Platforms with menus take less. */
const LONGEST = 60_000;
/** The least of what platforms take in one field. */
const FIELD = 3_000;

export const topicImport = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'import'],
  description: 'Take over topics: a pack that comes along, or an exported file',
  visibility: 'private',
  permission: 'manager',
  opensForm: true,
  options: [
    {
      kind: 'text',
      name: 'pack',
      description: 'Such as robot learning, or the text of an exported file',
      maxLength: LONGEST,
      suggests: true,
      rest: 'query',
    },
    { kind: 'file', name: 'file', description: 'The exported file itself' },
  ],

  async run({ pack, file }, invocation) {
    spaceAsked(invocation);
    const source = file ?? pack;
    if (source === undefined) return { form: FORM };
    return { reply: await packPreview(packAsked(source), source, invocation) };
  },

  suggest: async (_option, partial) => suggestPacks(partial),
});

const field = (name: string, label: string, hint: string): FormField => ({
  ...{ name, label, hint, lines: 'many', required: false, maxLength: FIELD },
});

const FORM: Form = {
  title: 'Import topics',
  submitLabel: 'Look at them',
  fields: [
    field('pack', 'Pack or file', 'A name from below, or the text of an exported file'),
    { name: 'file', label: 'The exported file itself', lines: 'file', required: false },
    field('part-two', 'The file goes on', `What is beyond ${FIELD.toLocaleString('en')} characters`),
    field('part-three', 'And on', `Packs that come along: ${listed(BUNDLED_PACKS.map(({ name }) => name))}`),
  ],
  submit: action('topic-pack'),
};
