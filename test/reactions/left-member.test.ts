import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../support/discord/types.ts';
import { record } from '../support/store-records.ts';
import {
  expectFollowers,
  type Place,
  postCard,
  type Surroundings,
  startSurroundings,
} from './surroundings.ts';

describe('a member of a Discord server who left', () => {
  const emoji = '🧲';
  let around: Surroundings;
  let place: Place;

  beforeAll(async () => {
    around = await startSurroundings();
    const { guild, papers } = around.discord;
    place = { platform: 'discord', space: guild.id, channel: papers.id };
  });

  afterAll(() => around.end());

  const messageOf = (id: string): Message => {
    const found = around.discord.messagesIn(place.channel).find((message) => message.id === id);
    if (!found) throw new Error('no such message');
    return found;
  };
  const idOf = ({ id }: { id: string }) => `discord:${id}`;

  it('is written to no more, seen when a direct message is refused, and tries again when they return', async () => {
    const { discord, bot, clock } = around;
    const { topic, ref } = await postCard(bot(), place, 'topic magnets', emoji);
    const message = messageOf(ref.messageId);
    await expect.poll(() => message.reactions.size).toBe(1);
    const cy = discord.person('cy');
    cy.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(cy));
    cy.leaveGuild(discord.guild);
    cy.closeDm();
    const paper = async (title: string) => {
      const listing = { source: 'hf-daily', day: '2026-11-24', kind: 'new' } as const;
      await bot().core.writer.put([record({ title, source: 'hf-daily', listing })]);
    };
    const digest = async (moment: string) => {
      await clock.goTo(moment);
      await bot().core.tick.run();
      // Each new conversation opens in its turn.
      for (let i = 0; i < 4; i++) {
        await clock.advance(11_000);
        await bot().core.tick.deliver();
      }
    };
    await paper('Magnets at rest');
    const [own] = await bot().core.services.subscriptions.of(
      await bot().core.directory.person({ platform: 'discord', accountId: cy.id }),
    );
    await digest(new Date(own?.nextAt ?? 0).toISOString());
    const state = async () =>
      (
        await bot()
          .store.db.selectFrom('destinations')
          .select('state')
          .where('person_id', '=', idOf(cy))
          .executeTakeFirst()
      )?.state;
    expect(await state()).toBe('refused');
    const posts = () => discord.ledger.requests('POST', '/channels/:channel/messages');
    const asked = () => posts().filter(({ path }) => path.includes(cy.dm.id)).length;
    const before = asked();
    expect(before).toBe(1);
    await paper('Magnets in motion');
    await digest(new Date((own?.nextAt ?? 0) + 24 * 3_600_000).toISOString());
    expect(asked()).toBe(before);
    cy.unreact(message, emoji);
    await expectFollowers(bot(), topic);
    cy.openDm();
    cy.react(message, emoji);
    await expectFollowers(bot(), topic, idOf(cy));
    expect(await state()).toBe('ok');
  });
});
