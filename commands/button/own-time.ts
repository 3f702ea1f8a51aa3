import type { Form } from '../../src/chat/api.ts';
import { MOST_BUDGET } from '../../src/digest/api.ts';
import type { OwnDigest } from '../../src/feed/api.ts';
import { action, defineCommand } from '../command.ts';

export const ownTime = defineCommand({
  root: 'button',
  path: ['own-time'],
  description: 'Change when your own digest comes',
  visibility: 'private',
  permission: 'anyone',
  opensForm: true,
  options: [],
  run: async (_args, { person, services }) => ({ form: timeForm(await services.feed.of(person)) }),
});

function timeForm({ when, zone, budget }: OwnDigest): Form {
  const field = (name: string, label: string, hint: string, value: string) => ({
    ...{ name, label, hint, value },
    ...({ lines: 'one', required: true, maxLength: 100 } as const),
  });
  return {
    title: 'Your digest',
    submitLabel: 'Save',
    fields: [
      // Before the time: a fault of the zone names both words, and is told at the first.
      field('zone', 'Time zone', 'Such as Europe/Berlin', zone),
      field('time', 'Time', 'Such as weekdays 8:00, every Monday 8:30 or twice a day', when),
      field('budget', 'Papers at most', `From 1 to ${MOST_BUDGET}`, String(budget)),
    ],
    submit: action('paper digest'),
  };
}
