import { noteChange } from '../core.ts';
import { IDS } from '../defaults.ts';
import { isObj, type Obj, str } from '../json.ts';
import { addBotMessage, shown, withBlockIds } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { checkMessage } from '../rules/message.ts';
import type { Channel, Message } from '../state.ts';
import { type Call, type Method, required, visibleChannel } from './method.ts';

/** Where a message may go: a channel id, `#name`, or a person's id, which means the direct message. */
export function target(call: Call): Channel {
  const { world, app } = call.core;
  const wanted = str(call.args.channel);
  if (wanted === '') throw new Refusal('channel_not_found', { rule: 'channel_not_found' });
  const person = world.users.get(wanted);
  if (person !== undefined) {
    if (person.isBot) throw new Refusal('cannot_dm_bot', { rule: 'cannot_dm_bot' });
    return world.im(person.id, IDS.bot);
  }
  const byName = [...world.channels.values()].find(
    (c) => c.name !== '' && wanted.replace(/^#/, '') === c.name,
  );
  const channel = byName ?? visibleChannel(call, wanted);
  if (channel.kind === 'private' && !channel.members.has(IDS.bot)) {
    throw new Refusal('channel_not_found', { rule: 'channel_not_found' });
  }
  if (channel.archived) throw new Refusal('is_archived', { rule: 'is_archived' });
  if (!channel.members.has(IDS.bot) && !(channel.kind === 'public' && app.scopes.has('chat:write.public'))) {
    throw new Refusal('not_in_channel', { rule: 'not_in_channel' });
  }
  if (channel.readOnly) throw new Refusal('restricted_action', { rule: 'restricted_action' });
  return channel;
}

/** The bot's own message named by channel and ts. */
function ownMessage(call: Call, whenForeign: string): Message {
  const channel = visibleChannel(call);
  const message = call.core.world.message(channel.id, required(call, 'ts'));
  if (message === undefined || message.ephemeralTo !== undefined) {
    throw new Refusal('message_not_found', { rule: 'message_not_found' });
  }
  if (message.botId !== IDS.botId) throw new Refusal(whenForeign, { rule: 'not_own_message' });
  return message;
}

function checked(call: Call, how: 'post' | 'update' = 'post') {
  const message = checkMessage(call.args, how);
  message.warnings.forEach(call.warn);
  message.forgiven.forEach(call.forgive);
  return message;
}

/** An image block may name a file only once its upload is complete. */
function checkFiles({ core }: Call, blocks: readonly Obj[]): void {
  for (const { type, slack_file: file } of blocks) {
    if (type !== 'image' || !isObj(file)) continue;
    if (core.uploads.get(str(file.id))?.complete !== true)
      throw new Refusal('invalid_blocks', { rule: 'slack_file_unknown' });
  }
}

function threadOf(call: Call, channel: Channel): { threadTs?: string } {
  const wanted = str(call.args.thread_ts);
  if (wanted === '') return {};
  const parent = call.core.world.message(channel.id, wanted);
  // Slack posts such a reply all the same, out of sight: a fault of the caller worth a note.
  if (parent === undefined) call.forgive('thread_not_found');
  else if (parent.threadTs !== undefined && parent.threadTs !== parent.ts)
    call.forgive('thread_ts_is_a_reply');
  return { threadTs: wanted };
}

export const chat: Record<string, Method> = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    tier: 'post',
    run(call) {
      const channel = target(call);
      const custom = ['username', 'icon_emoji', 'icon_url'].some((name) => call.args[name] !== undefined);
      if (custom && !call.core.app.scopes.has('chat:write.customize'))
        call.forgive('customize_without_scope');
      const body = checked(call);
      checkFiles(call, body.blocks);
      const message = addBotMessage(call.core, body, {
        channel: channel.id,
        via: 'chat.postMessage',
        args: call.args,
        ...threadOf(call, channel),
      });
      return { channel: channel.id, ts: message.ts, message: shown(message, true) };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    tier: 4,
    run(call) {
      const user = required(call, 'user');
      const channel = target(call);
      if (!channel.members.has(user))
        throw new Refusal('user_not_in_channel', { rule: 'user_not_in_channel' });
      const message = addBotMessage(call.core, checked(call), {
        channel: channel.id,
        via: 'chat.postEphemeral',
        args: call.args,
        ephemeralTo: user,
        ...threadOf(call, channel),
      });
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    tier: 3,
    run(call) {
      const message = ownMessage(call, 'cant_update_message');
      if (call.core.world.channels.get(message.channel)?.archived) {
        throw new Refusal('is_inactive', { rule: 'is_archived' });
      }
      const next = checked(call, 'update');
      message.text = next.text;
      // Blocks which are not sent again are gone, metadata stays: https://docs.slack.dev/reference/methods/chat.update
      message.blocks = withBlockIds(next.blocks);
      message.attachments = next.attachments;
      if (next.metadata !== undefined) message.metadata = next.metadata;
      message.args = call.args;
      message.edited = call.core.world.ts();
      noteChange(call.core, 'edited', message, IDS.bot);
      return { channel: message.channel, ts: message.ts, text: message.text, message: shown(message) };
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    tier: 3,
    run(call) {
      const message = ownMessage(call, 'cant_delete_message');
      call.core.world.remove(message);
      noteChange(call.core, 'deleted', message, IDS.bot);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    scopes: [],
    tier: 'none',
    run(call) {
      const channel = visibleChannel(call);
      const ts = required(call, 'message_ts');
      const message = call.core.world.message(channel.id, ts);
      if (message === undefined) throw new Refusal('message_not_found', { rule: 'message_not_found' });
      const root = message.threadTs;
      const inThread = root === undefined || root === ts ? '' : `?thread_ts=${root}&cid=${channel.id}`;
      const { domain } = call.core.world.team;
      return {
        channel: channel.id,
        permalink: `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${inThread}`,
      };
    },
  },
};
