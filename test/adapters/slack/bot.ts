import { onTestFinished } from 'vitest';
import { eventNames } from '../../../adapters/slack/platform-table.ts';
import type { SlackSettings } from '../../../adapters/slack/settings.ts';
import { createSlack } from '../../../adapters/slack/slack.ts';
import {
  type ActionRef,
  type Address,
  type ChatPlatform,
  type Form,
  type Message,
  text,
} from '../../../src/chat/api.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { type Core, createCore } from '../../support/noting-core.ts';
import { type SlackOptions, type SlackServer, startSlack } from '../../support/slack/server.ts';

export interface Bot {
  readonly server: SlackServer;
  readonly slack: ChatPlatform;
  readonly core: Core;
  readonly log: string[];
}

interface Given {
  readonly server?: SlackOptions;
  readonly settings?: Partial<SlackSettings>;
  readonly clock?: Clock;
}

/** A local Slack with the adapter ready to start; both end with the test. */
export async function prepareBot(given: Given = {}): Promise<Bot> {
  const server = await startSlack({ botEvents: eventNames(), ...given.server });
  const log: string[] = [];
  const slack = createSlack({
    botToken: server.botToken,
    mode: { kind: 'socket', appToken: server.appToken },
    apiUrl: server.apiUrl,
    // Nothing is known as a secret, so that a token would show.
    log: createLog({ level: 'trace', secrets: [], to: { write: (line: string) => void log.push(line) } }),
    clock: given.clock ?? systemClock,
    ...given.settings,
  });
  onTestFinished(async () => {
    await slack.stop();
    await server.stop();
  });
  return { server, slack, core: createCore(), log };
}

export async function startBot(given: Given = {}): Promise<Bot> {
  const bot = await prepareBot(given);
  await bot.slack.start(bot.core);
  return bot;
}

/** A channel of the local Slack as the core names it. */
export function addressOf(channelId: string, name?: string): Address {
  return { platform: 'slack', kind: 'channel', channelId, spaceId: 'T0PAPER', ...(name && { name }) };
}

/** A clock on which each look is a second later: no message has to wait for its turn, and waits of a second are over at once. */
export function stridingClock(): Clock {
  let now = Date.now();
  return {
    ...systemClock,
    now: () => (now += 1000),
    sleep: (ms, signal) => systemClock.sleep(ms === 1000 ? 0 : ms, signal),
  };
}

/** A clock on which waiting takes a twentieth of the time. */
export function hurriedClock(): Clock {
  return { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 20, signal) };
}

export const act = (run: string, placement: ActionRef['placement'] = 'reply'): ActionRef => ({
  run,
  args: {},
  placement,
  id: 'abc123',
});

export const said = (title: string) => ({ reply: { title, blocks: [] } });

export const withButton = (action: ActionRef): Message => ({
  title: 'Card',
  blocks: [{ type: 'actions', items: [{ type: 'button', label: 'Press', style: 'plain', action }] }],
});

export const form: Form = {
  title: 'New topic with a name that is long',
  submitLabel: 'Save',
  fields: [
    { name: 'name', label: 'Name', lines: 'one', required: true },
    { name: 'rule', label: 'Rule', lines: 'many', required: false, hint: 'Words', value: 'a, b' },
  ],
  submit: act('paper-admin topic add'),
};

/** A message like any other. */
export const message: Message = { title: 'Paperboy', blocks: [text('3 of 26 new papers')] };
