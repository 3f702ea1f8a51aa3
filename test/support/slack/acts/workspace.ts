import { type Core, noteChange } from '../core.ts';
import { IDS } from '../defaults.ts';
import type { Delivery } from '../delivery.ts';
import { emitEvent } from '../events.ts';
import type { Channel, Message } from '../state.ts';

/** What administrators and Slack itself do. Each answers with the delivery of its event, if one was sent. */
export class Workspace {
  private readonly core: Core;

  constructor(core: Core) {
    this.core = core;
  }

  archive(id: string): Delivery | undefined {
    const channel = this.channel(id);
    channel.archived = true;
    return this.channelEvent(channel, 'archive', { channel: id, user: IDS.owner });
  }

  unarchive(id: string): Delivery | undefined {
    const channel = this.channel(id);
    channel.archived = false;
    return this.channelEvent(channel, 'unarchive', { channel: id, user: IDS.owner });
  }

  rename(id: string, name: string): Delivery | undefined {
    const channel = this.channel(id);
    channel.name = name;
    return this.channelEvent(channel, 'rename', { channel: { id, name, created: channel.created } });
  }

  /** Deletes a channel: from now on it is `channel_not_found`. */
  deleteChannel(id: string): Delivery | undefined {
    const channel = this.channel(id);
    this.core.world.channels.delete(id);
    return this.channelEvent(channel, 'deleted', { channel: id });
  }

  /** Makes a public channel private; its id stays. */
  makePrivate(id: string): void {
    this.channel(id).kind = 'private';
  }

  /** Takes the bot out of a channel. */
  removeBot(id: string): Delivery | undefined {
    const channel = this.channel(id);
    channel.members.delete(IDS.bot);
    return this.channelEvent(channel, 'left', { channel: id, actor_id: IDS.owner });
  }

  /** Invites the bot to a channel. */
  inviteBot(id: string): Delivery | undefined {
    const channel = this.channel(id);
    channel.members.add(IDS.bot);
    const event = {
      type: 'member_joined_channel',
      user: IDS.bot,
      channel: id,
      channel_type: channel.kind === 'public' ? 'C' : 'G',
      team: this.core.world.team.id,
      inviter: IDS.owner,
      event_ts: this.core.world.ts(),
    };
    return emitEvent(this.core, 'member_joined_channel', event, channel);
  }

  /** Somebody deletes a message. */
  deleteMessage(message: Message): void {
    this.core.world.remove(message);
    noteChange(this.core, 'deleted', message, IDS.owner);
  }

  /** Removes the app: the events go out, and every later call is refused. */
  uninstall(): (Delivery | undefined)[] {
    const tokens = { oauth: [], bot: [IDS.bot] };
    const sent = [
      emitEvent(this.core, 'tokens_revoked', {
        type: 'tokens_revoked',
        tokens,
        event_ts: this.core.world.ts(),
      }),
      emitEvent(this.core, 'app_uninstalled', { type: 'app_uninstalled', event_ts: this.core.world.ts() }),
    ];
    this.core.app.tokenState = 'account_inactive';
    return sent;
  }

  private channelEvent(channel: Channel, what: string, event: object): Delivery | undefined {
    const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
    return emitEvent(this.core, type, { type, ...event, event_ts: this.core.world.ts() }, channel);
  }

  private channel(id: string): Channel {
    const channel = this.core.world.channels.get(id);
    if (channel === undefined) throw new Error(`No channel ${id}`);
    return channel;
  }
}
