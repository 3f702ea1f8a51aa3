import type { Interaction } from './interaction.ts';
import type { GivenOptions } from './invocation-options.ts';
import * as commands from './invoke-commands.ts';
import * as components from './invoke-components.ts';
import type { JsonObject } from './json.ts';
import { changeMessage, makeMessage, publish, publishEdit, removeMessage } from './messages.ts';
import { addReaction, readEmoji, removeReaction } from './reactions.ts';
import type { Channel, Guild, Message, User } from './types.ts';
import { wireUser } from './wire.ts';
import type { World } from './world.ts';

/** `silent` changes what is true without telling the bot, as when it was away. */
export interface ActOptions {
  silent?: boolean;
}

/** Somebody at the keyboard. Every act changes what is true on the server and tells the bot. */
export class Person {
  readonly user: User;
  readonly #world: World;

  constructor(world: World, user: User) {
    this.#world = world;
    this.user = user;
  }

  get id(): string {
    return this.user.id;
  }

  /** The direct messages between this person and the bot. */
  get dm(): Channel {
    return this.#world.state.dmWith(this.user);
  }

  /** Uses a slash command: `ada.slash(channel, 'paper search', { query: 'rlhf' })`. */
  slash(channel: Channel, words: string, options: GivenOptions = {}): Interaction {
    return commands.slash(this.#world, this.user, channel, words, options);
  }

  /** Types into an option that completes; `focused` is the one the cursor is in. */
  complete(channel: Channel, words: string, focused: string, given: GivenOptions = {}): Interaction {
    return commands.complete(this.#world, this.user, channel, { words, given, focused });
  }

  press(message: Message, customId: string): Interaction {
    return components.press(this.#world, this.user, message, customId);
  }

  select(message: Message, customId: string, values: string[]): Interaction {
    return components.select(this.#world, this.user, message, customId, values);
  }

  /** Fills in the form that an earlier interaction opened. */
  submit(opener: Interaction, values: Record<string, string | string[]>): Interaction {
    return components.submit(this.#world, opener, values);
  }

  messageMenu(message: Message, name: string): Interaction {
    return commands.messageMenu(this.#world, this.user, this.#channelOf(message), name, message);
  }

  userMenu(channel: Channel, name: string, target: Person): Interaction {
    return commands.userMenu(this.#world, this.user, channel, name, target.user);
  }

  react(message: Message, emoji: string, { silent }: ActOptions = {}): void {
    const channel = this.#channelOf(message);
    addReaction(this.#world, { channel, message, emoji: readEmoji(emoji), userId: this.id, silent });
  }

  unreact(message: Message, emoji: string, { silent }: ActOptions = {}): void {
    const channel = this.#channelOf(message);
    removeReaction(this.#world, { channel, message, emoji: readEmoji(emoji), userId: this.id, silent });
  }

  /** Writes a message; a mention of the bot is `<@applicationId>`. */
  send(channel: Channel, content: string, { silent, ...more }: ActOptions & JsonObject = {}): Message {
    const message = makeMessage(this.#world, { channel, author: this.user, body: { content, ...more } });
    publish(this.#world, message, silent === true);
    return message;
  }

  edit(message: Message, content: string): void {
    changeMessage(this.#world, message, { content });
    publishEdit(this.#world, message);
  }

  /** Takes a message away, their own or, as a moderator, another's. */
  deleteMessage(message: Message, { silent = false }: ActOptions = {}): void {
    removeMessage(this.#world, message, silent);
  }

  /** Shuts direct messages, so that the bot is refused with 50007. */
  closeDm(): void {
    this.user.dmClosed = true;
  }

  openDm(): void {
    this.user.dmClosed = false;
  }

  leaveGuild(guild: Guild, { silent = false }: ActOptions = {}): void {
    guild.members.delete(this.id);
    if (!silent)
      this.#world.gateway.tellGuild('GUILD_MEMBER_REMOVE', guild, {
        guild_id: guild.id,
        user: wireUser(this.user),
      });
  }

  #channelOf(message: Message): Channel {
    const channel = this.#world.state.channels.get(message.channelId);
    if (!channel) throw new Error(`The channel ${message.channelId} is gone`);
    return channel;
  }
}
