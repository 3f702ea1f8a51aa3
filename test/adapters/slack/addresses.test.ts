import { expect, test } from 'vitest';
import { prepareBot, startBot } from './bot.ts';

const posted = { platform: 'slack', channelId: 'C1', messageId: '1732.000100' };

test('a message has its address in the workspace', async () => {
  const { slack } = await startBot();
  expect(slack.linkTo?.(posted, 'T0PAPER')).toMatch(
    /^https:\/\/[\w-]+\.slack\.com\/archives\/C1\/p1732000100$/,
  );
});

test('and none before Slack has told where that is', async () => {
  const { slack } = await prepareBot();
  expect(slack.linkTo?.(posted, 'T0PAPER')).toBeUndefined();
});
