import { type Command, defineCommand } from '../../../commands/command.ts';

const about = { description: 'For tests', permission: 'anyone', visibility: 'private' } as const;
const run = async () => ({});

/** Definitions of each kind; the adapter never runs them. */
export const COMMANDS: readonly Command[] = [
  defineCommand({
    ...about,
    root: 'paper',
    path: ['search'],
    options: [
      { kind: 'integer', name: 'limit', description: 'How many', min: 1, max: 20 },
      { kind: 'text', name: 'query', description: 'What', required: true, maxLength: 300, suggests: true },
    ],
    run,
  }),
  defineCommand({
    ...about,
    root: 'paper',
    path: ['trending'],
    options: [{ kind: 'choice', name: 'period', description: 'Since when', choices: ['day', 'week'] }],
    run,
  }),
  defineCommand({ ...about, root: 'paper', path: ['topic', 'list'], options: [], run }),
  defineCommand({
    ...about,
    root: 'paper-admin',
    path: ['topic', 'add'],
    permission: 'manager',
    opensForm: true,
    options: [{ kind: 'channel', name: 'channel', description: 'Where' }],
    run,
  }),
  defineCommand({ ...about, root: 'button', path: ['vote'], options: [], run }),
  defineCommand({ ...about, root: 'button', path: ['rename'], opensForm: true, options: [], run }),
] as readonly Command[];
