import type { Suggestion } from '../../src/chat/api.ts';
import { LAYOUTS, MOST_BUDGET, PREFERENCES } from '../../src/digest/api.ts';
import { UserError } from '../../src/errors.ts';
import { placeAsked, spaceAsked } from '../asked/channel.ts';
import { suggestTopics } from '../asked/topic.ts';
import { suggestZones } from '../asked/zones.ts';
import { defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { cannotPost } from '../reply/cannot-post.ts';
import { planMessage } from './plan-message.ts';
import { suggestTimes } from './times.ts';

const YES_OR_NO = ['yes', 'no'] as const;

export const digestSet = defineCommand({
  root: 'paper-admin',
  path: ['digest', 'set'],
  description: 'Post new papers in a channel at set times',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    {
      kind: 'text',
      name: 'time',
      description: 'Such as weekdays 9:00, or every Monday 8:30; as it was if left out',
      maxLength: 100,
      suggests: true,
      rest: 'words',
    },
    {
      kind: 'text',
      name: 'topics',
      description: 'Names with commas between, or all; as it was if left out',
      suggests: true,
      list: true,
    },
    { kind: 'text', name: 'zone', description: 'Such as Europe/Berlin', maxLength: 60, suggests: true },
    { kind: 'channel', name: 'channel', description: 'This one if left out' },
    {
      kind: 'integer',
      name: 'budget',
      description: 'Papers shown at most, 5 to begin with; the rest folds',
      min: 1,
      max: MOST_BUDGET,
    },
    { kind: 'choice', name: 'layout', description: 'A list, a message each, or a thread', choices: LAYOUTS },
    { kind: 'choice', name: 'prefer', description: 'What moves a paper up', choices: PREFERENCES },
    {
      kind: 'choice',
      name: 'quiet',
      description: 'Say so in one line when nothing is new',
      choices: YES_OR_NO,
    },
    {
      kind: 'choice',
      name: 'notes',
      description: 'Note new versions under the papers posted',
      choices: YES_OR_NO,
    },
  ],

  async run(args, invocation) {
    const space = spaceAsked(invocation);
    const channel = await placeAsked(args.channel, invocation);
    const { layout = await invocation.services.digests.layoutOf(channel) } = args;
    const threads = layout === 'thread' || channel.kind === 'forum';
    const missing = await invocation.missingRight(channel, { threads });
    if (missing) return { reply: cannotPost(missing, 'paper-admin digest set', args) };
    const plan = await invocation.services.digests.set(
      space,
      channel,
      {
        time: args.time,
        zone: args.zone,
        topics: args.topics === undefined ? undefined : namesIn(args.topics),
        budget: args.budget,
        layout: args.layout,
        prefer: args.prefer,
        sayQuiet: isYes(args.quiet),
        notes: isYes(args.notes),
      },
      invocation.person,
    );
    return { reply: planMessage(plan, invocation) };
  },

  async suggest(option, partial, invocation) {
    if (option === 'topics') return suggestLastTopic(partial, invocation);
    return option === 'zone' ? suggestZones(partial) : suggestTimes(partial);
  },
});

/** None for all: the whole feed. Nothing named is a slip, not everything. */
function namesIn(topics: string): readonly string[] {
  if (/^\s*(all|everything|\*)\s*$/i.test(topics)) return [];
  const names = topics.split(',').flatMap((name) => name.trim() || []);
  if (names.length > 0) return names;
  throw new UserError('No topic is named. Give names with commas between, or topics=all for all papers.');
}

const isYes = (said: (typeof YES_OR_NO)[number] | undefined) =>
  said === undefined ? undefined : said === 'yes';

/** Goes on a list of names with the next one. */
async function suggestLastTopic(partial: string, invocation: Invocation): Promise<readonly Suggestion[]> {
  const at = partial.lastIndexOf(',') + 1;
  const before = partial.slice(0, at);
  const found = await suggestTopics(partial.slice(at), invocation);
  return found.map(({ value }) => {
    const whole = before ? `${before} ${value}` : value;
    return { name: whole, value: whole };
  });
}
