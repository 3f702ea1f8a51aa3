import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countIn } from '../support/faults/count.ts';
import { unlessDied, World } from '../support/faults/world.ts';

const DUE_AFTER_MS = 3_000;

describe('a bot that is killed while it sends', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ readers: { discord: 1, slack: 1 }, papersADay: 15 });
  });

  afterAll(() => world.stop());

  it('has sent each message once when it has been started again', { timeout: 40_000 }, async () => {
    const dying = await world.bot({ point: 'after-response', nth: 2 });
    await world.subscribe(dying);
    await world.nextMorning(dying);
    world.pass(DUE_AFTER_MS);
    expect(await unlessDied(world.settle(dying))).toBeUndefined();
    expect(await dying.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(countIn(world).lost).toBeGreaterThan(0);

    const { open, held } = await world.settle(await world.bot());
    expect({ open, held }).toEqual({ open: 0, held: 0 });
    expect(countIn(world)).toEqual({ slots: 2, messages: 4, lost: 0, doubled: 0, outOfOrder: 0 });
  });
});
