import { type Form, text } from '../../src/chat/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action, defineCommand } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { topicCard } from './card.ts';
import { trialBlocks } from './trial.ts';

const RUN = 'paper-admin topic add';
const LONGEST_NAME = 60;
const LONGEST_RULE = 1_000;

export const topicAdd = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'add'],
  description: 'Make a topic that people can follow',
  visibility: 'private',
  permission: 'manager',
  opensForm: true,
  changes: true,
  options: [
    { kind: 'text', name: 'name', description: 'Short, such as data selection', maxLength: LONGEST_NAME },
    {
      kind: 'text',
      name: 'rule',
      description: 'Words or "phrases" separated by commas; -without; cat:cs.CL; author:name',
      maxLength: LONGEST_RULE,
      rest: 'query',
    },
    {
      kind: 'text',
      name: 'emoji',
      description: 'The one to react with; I choose one if you do not',
      maxLength: 100,
    },
  ],

  async run({ name, rule, emoji }, invocation) {
    const { services, person } = invocation;
    const space = spaceAsked(invocation);
    if (name === undefined || rule === undefined) return { form: topicForm({ name, rule, emoji }) };
    const topic = await services.topics.add(space, { name, rule, ...(emoji && { emoji }) }, person);
    const trial = await services.topics.tryRule(rule);
    const card = topicCard({ ...topic, followers: 0, papersPerWeek: 0 });
    return {
      reply: {
        title: `Topic added: ${card.title}`,
        blocks: [
          text('Anybody here can follow it now.'),
          ...trialBlocks(trial),
          ...buttonRow(
            button('Join', action('join', { topic: topic.id })),
            button('Post the topics here', action('paper topic list')),
          ),
        ],
      },
    };
  },
});

function topicForm(known: {
  name?: string | undefined;
  rule?: string | undefined;
  emoji?: string | undefined;
}): Form {
  const field = (name: 'name' | 'rule' | 'emoji', label: string, hint: string, maxLength: number) => ({
    name,
    label,
    hint,
    maxLength,
    lines: name === 'rule' ? ('many' as const) : ('one' as const),
    required: name !== 'emoji',
    ...(known[name] && { value: known[name] }),
  });
  return {
    title: 'New topic',
    submitLabel: 'Add',
    fields: [
      field('name', 'Name', 'For example data selection', LONGEST_NAME),
      field(
        'rule',
        'Rule',
        'Words or "phrases" separated by commas; -word excludes; cat:cs.CL restricts',
        LONGEST_RULE,
      ),
      field('emoji', 'Emoji', 'To react with; left empty, I choose one', 100),
    ],
    submit: action(RUN),
  };
}
