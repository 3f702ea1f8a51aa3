import { type Address, footnote, type Space } from '../../src/chat/api.ts';
import { channelAsked, spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';
import type { Services } from '../invocation.ts';
import { backtestLine } from '../reply/backtest.ts';

export const digestPreview = defineCommand({
  root: 'paper-admin',
  path: ['digest', 'preview'],
  description: 'What the next digest would post, for you alone',
  visibility: 'private',
  permission: 'manager',
  options: [{ kind: 'channel', name: 'channel', description: 'This one if left out' }],

  async run(args, invocation) {
    const { services } = invocation;
    const space = spaceAsked(invocation);
    const channel = channelAsked(args.channel, invocation);
    const preview = await services.digests.preview(space, channel);
    const backtest = await services.topics.backtest(await rulesOf(space, channel, services));
    return { reply: { ...preview, blocks: [...preview.blocks, footnote(...backtestLine(backtest))] } };
  },
});

/** Of the topics that the channel follows; none for the whole feed. */
async function rulesOf(
  space: Space,
  channel: Address,
  { digests, topics }: Services,
): Promise<readonly string[]> {
  const followed = new Set((await digests.statusOf(channel))?.plan.topics);
  if (followed.size === 0) return [];
  return (await topics.names(space.id)).filter(({ name }) => followed.has(name)).map(({ rule }) => rule);
}
