import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionOf } from '../e2e/slack-reading.ts';
import { eventBody } from '../support/slack/events.ts';
import {
  expectFollowers,
  followersOf,
  type Place,
  postCard,
  type Surroundings,
  startSurroundings,
} from './surroundings.ts';

const EMOJI = [
  '🙌 raised_hands',
  '🧲 magnet',
  '🌱 seedling',
  '📦 package',
  '🎲 game_die',
  '🧬 dna',
  '🍋 lemon',
];
const MORE = ['🔭 telescope', '🎯 dart', '🌋 volcano'];

describe('the true list on Slack', () => {
  let around: Surroundings;
  let place: Place;
  const left = [...EMOJI, ...MORE];

  beforeAll(async () => {
    around = await startSurroundings();
    const { world, ids } = around.slack;
    place = { platform: 'slack', space: world.team.id, channel: ids.general };
  });

  afterAll(() => around.end());

  /** A card of its own for each fact, with the bot's emoji under it. */
  const card = async (own?: string) => {
    const [emoji = '', name = ''] =
      own === undefined ? (left.shift() ?? '').split(' ') : [`${own}:custom`, own];
    const { topic, ref } = await postCard(around.bot(), place, `topic ${name}`, emoji);
    const message = around.slack.messagesIn(place.channel).find(({ ts }) => ts === ref.messageId);
    if (!message) throw new Error('no such message');
    await around.slack.until(() => message.reactions.size === 1, 'the emoji of the bot');
    return { topic, ref, message, name };
  };
  const ada = () => around.slack.as(around.slack.ids.ada);
  const ben = () => around.slack.as(around.slack.ids.ben);
  const idOf = ({ id }: { id: string }) => `slack:${place.space}:${id}`;
  const restart = async (meanwhile: () => void) => {
    await around.stopBot();
    meanwhile();
    await around.startBot();
  };

  it('joins whoever reacts, in any skin tone, and lets go whoever takes it away', async () => {
    const { bot } = around;
    const { topic, message, name } = await card();
    ada().react(message, name);
    ben().react(message, `${name}::skin-tone-3`);
    await expectFollowers(bot(), topic, idOf(ada()), idOf(ben()));
    ada().unreact(message, name);
    await expectFollowers(bot(), topic, idOf(ben()));
  });

  it('says on its card how many follow, and its button joins with a receipt', async () => {
    const { slack, bot } = around;
    const { topic, message, name } = await card();
    ada().react(message, name);
    await expectFollowers(bot(), topic, idOf(ada()));
    await around.minute();
    expect(JSON.stringify(message.blocks)).toContain('1 person');
    const receipt = await ben().click(message, actionOf(message, 'Join')).answer();
    expect(JSON.stringify(receipt.blocks)).toMatch(/What comes: .*magnets/);
    expect(actionOf(receipt, 'Leave')).toBeTruthy();
    await expectFollowers(bot(), topic, idOf(ada()), idOf(ben()));
    await around.minute();
    await around.minute();
    expect(JSON.stringify(message.blocks)).toContain('2 people');
    expect(slack.ledger.broken()).toEqual([]);
  });

  it('counts what happened while the bot was away, both ways', async () => {
    const { bot } = around;
    const { topic, message, name } = await card();
    ada().react(message, name);
    await expectFollowers(bot(), topic, idOf(ada()));
    await restart(() => {
      ada().unreact(message, name, { silent: true });
      ben().react(message, name, { silent: true });
    });
    await expectFollowers(bot(), topic, idOf(ben()));
  });

  it('changes nothing when an event comes four times, or an older one after a newer', async () => {
    const { slack, bot } = around;
    const { topic, message, name } = await card();
    const { delivery } = ada().react(message, name);
    if (!delivery) throw new Error('nothing was sent');
    await expectFollowers(bot(), topic, idOf(ada()));
    const at = Date.now() / 1000 + 1_000_000;
    const event = (type: 'reaction_added' | 'reaction_removed', time: number) =>
      slack.core.deliveries.deliver({
        kind: 'events_api',
        payload: eventBody(slack.core, {
          ...{ type, user: ada().id, reaction: name, event_ts: time.toFixed(6) },
          item: { type: 'message', channel: message.channel, ts: message.ts },
        }),
        acceptsResponse: false,
      });
    await event('reaction_removed', at + 5).settled;
    await expectFollowers(bot(), topic);
    await event('reaction_added', at).settled;
    for (const attempt of [1, 2, 3]) await slack.deliveries.again(delivery, attempt);
    ben().react(message, name);
    await expectFollowers(bot(), topic, idOf(ben()));
  });

  it("takes a workspace's own emoji by its name, also when that is deleted", async () => {
    const { slack, bot } = around;
    const { topic, message, ref } = await card('paper');
    ada().react(message, 'paper');
    ben().react(message, 'paper');
    await expectFollowers(bot(), topic, idOf(ada()), idOf(ben()));
    ada().unreact(message, 'paper');
    await expectFollowers(bot(), topic, idOf(ben()));
    await bot().core.reactions.onChanged(ref);
    expect(await followersOf(bot(), topic)).toEqual([idOf(ben())]);
    expect(slack.ledger.broken()).toEqual([]);
  });

  it('forgets a card that was deleted, and keeps who follows', async () => {
    const { slack, bot } = around;
    const { topic, message, name } = await card();
    ada().react(message, name);
    await expectFollowers(bot(), topic, idOf(ada()));
    slack.workspace.deleteMessage(message);
    await around.later();
    const live = await bot().core.posted.live('slack', 'topic', 99);
    expect(live.map(({ ref }) => ref.messageId)).not.toContain(message.ts);
    expect(await followersOf(bot(), topic)).toEqual([idOf(ada())]);
  });

  it('counts neither another bot nor itself, told or read', async () => {
    const { slack, bot } = around;
    const { topic, message, ref, name } = await card();
    slack.as(slack.ids.otherBot).react(message, name);
    ada().react(message, name);
    await expectFollowers(bot(), topic, idOf(ada()));
    await bot().core.reactions.onChanged(ref);
    expect(await followersOf(bot(), topic)).toEqual([idOf(ada())]);
  });

  it('neither undoes a join by button without a reaction, nor a leave, nor being forgotten with one', async () => {
    const { slack, bot } = around;
    const { topic, message, ref, name } = await card();
    const person = (id: string) =>
      bot().core.directory.person({ platform: 'slack', accountId: id, teamId: place.space });
    const space = await bot().core.directory.space({ platform: 'slack', externalId: place.space });
    await bot().core.services.subscriptions.join(await person(slack.ids.owner), space, topic);
    ada().react(message, name);
    ben().react(message, name);
    await expectFollowers(bot(), topic, idOf(ada()), idOf(ben()), `slack:${place.space}:${slack.ids.owner}`);
    await bot().core.services.subscriptions.leave(await person(ada().id), topic);
    await bot().core.services.personal.forget(await person(ben().id));
    await restart(() => undefined);
    await bot().core.reactions.onChanged(ref);
    expect(await followersOf(bot(), topic)).toEqual([`slack:${place.space}:${slack.ids.owner}`]);
  });

  it('is not made for an emoji that Slack does not have', async () => {
    const { slack } = around;
    slack.app.scopes.add('emoji:read');
    slack.world.emoji.set('magnetic', 'https://emoji.example/magnetic.png');
    const add = async (emoji: string) => {
      const text = `topic add name=lodestones emoji=${emoji} rule=lodestone`;
      const act = slack.as(slack.ids.admin).command('/paper-admin', text, { channel: place.channel });
      return JSON.stringify((await act.answer()).blocks);
    };
    expect(await add(':lodestone:')).toContain(':lodestone: is neither a standard emoji nor');
    expect(await add(':magnetic:')).toContain('lodestones: not saved yet');
  });

  it('is read again every few hours', async () => {
    const { bot } = around;
    const { topic, message, name } = await card();
    await around.later();
    ada().react(message, name, { silent: true });
    await around.later();
    expect(await followersOf(bot(), topic)).toEqual([idOf(ada())]);
  });
});
