import { IDS } from '../defaults.ts';
import { emitEvent } from '../events.ts';
import { emitMessage } from '../posting.ts';
import { addReaction, removeReaction } from '../reacting.ts';
import type { Channel, Message } from '../state.ts';
import { Act } from './act.ts';
import { Interactions } from './interactions.ts';
import { commandBody } from './payloads.ts';
/** Somebody in the workspace. Each act goes out at once; the answer says what they come to see. */
export class Person extends Interactions {
  /** Types a slash command. Without a channel: in the direct message with the bot. */
  command(command: string, text = '', options: { channel?: string; threadTs?: string } = {}): Act {
    if (options.threadTs !== undefined) throw new Error('Slash commands cannot be used in threads');
    if (!this.core.app.scopes.has('commands')) throw new Error('The app has no scope "commands"');
    const since = this.core.world.seq;
    const channel = options.channel ?? this.core.world.im(this.id, IDS.bot).id;
    this.channel(channel);
    const responseUrl = this.core.responseUrls.issue(this.core, this.id, channel);
    const triggerId = this.core.triggers.issue(this.id);
    const payload = commandBody(this.core, {
      user: this.id,
      channel,
      command,
      text,
      responseUrl: responseUrl.url,
      triggerId,
    });
    const delivery = this.core.deliveries.deliver({ kind: 'slash_commands', payload, acceptsResponse: true });
    return new Act({ core: this.core, user: this.id, kind: 'command', delivery, responseUrl }, since);
  }

  /** Reacts; `silent` changes the true list only, as if the event had been lost. */
  react(message: Message, emoji: string, options: { silent?: boolean } = {}): Act {
    this.channel(message.channel);
    const since = this.core.world.seq;
    const delivery = addReaction(this.core, message, emoji, this.id, options.silent);
    return new Act({ core: this.core, user: this.id, kind: 'event', delivery }, since);
  }

  /** Takes a reaction back. */
  unreact(message: Message, emoji: string, options: { silent?: boolean } = {}): Act {
    const since = this.core.world.seq;
    const delivery = removeReaction(this.core, message, emoji, this.id, options.silent);
    return new Act({ core: this.core, user: this.id, kind: 'event', delivery }, since);
  }

  /** Says something in a channel; the message itself is `world.messages.at(-1)`. */
  say(channel: string, text: string, options: { threadTs?: string } = {}): Message {
    const message = this.write(channel, text, options.threadTs);
    emitMessage(this.core, message);
    return message;
  }

  /** Mentions the bot: an app_mention event (and the message event, where subscribed). */
  mention(channel: string, text: string, options: { threadTs?: string } = {}): Act {
    const since = this.core.world.seq;
    const message = this.say(channel, `<@${IDS.bot}> ${text}`, options);
    const place = this.channel(channel);
    const delivery = emitEvent(
      this.core,
      'app_mention',
      {
        type: 'app_mention',
        user: this.id,
        text: message.text,
        ts: message.ts,
        channel,
        event_ts: message.ts,
        ...(message.threadTs && { thread_ts: message.threadTs }),
      },
      place,
    );
    return new Act({ core: this.core, user: this.id, kind: 'event', delivery }, since);
  }

  /** Writes to the bot directly: a message.im event. */
  dm(text: string): Message {
    return this.say(this.core.world.im(this.id, IDS.bot).id, text);
  }

  /** Opens the App Home. */
  openHome(tab: 'home' | 'messages' = 'home'): Act {
    const since = this.core.world.seq;
    const home = this.core.views.home(this.id);
    const delivery = emitEvent(this.core, 'app_home_opened', {
      type: 'app_home_opened',
      user: this.id,
      channel: this.core.world.im(this.id, IDS.bot).id,
      tab,
      event_ts: this.core.world.ts(),
      ...(home && { view: home.shown }),
    });
    return new Act({ core: this.core, user: this.id, kind: 'event', delivery }, since);
  }

  private write(channel: string, text: string, threadTs: string | undefined): Message {
    this.channel(channel);
    const message: Message = {
      channel,
      ts: this.core.world.ts(),
      user: this.id,
      text,
      blocks: [],
      attachments: [],
      ...(threadTs && { threadTs }),
      reactions: new Map(),
      args: {},
      via: 'person',
      pieces: 1,
      seq: this.core.world.nextSeq(),
    };
    this.core.world.messages.push(message);
    return message;
  }

  private channel(id: string): Channel {
    const channel = this.core.world.channels.get(id);
    if (channel === undefined) throw new Error(`No channel ${id}`);
    if (channel.archived) throw new Error(`#${channel.name} is archived: nobody can write there`);
    if (channel.kind !== 'public' && !channel.members.has(this.id)) {
      throw new Error(`${this.id} is not in ${id} and cannot see it`);
    }
    return channel;
  }
}
