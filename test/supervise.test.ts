import { describe, expect, test } from 'vitest';
import type { ChatHandlers } from '../src/chat/api.ts';
import { ConfigError } from '../src/errors.ts';
import { startPlatform } from '../src/supervise.ts';
import { heldClock } from './support/held-clock.ts';
import { PocketPlatform } from './support/pocket-platform.ts';
import { quietLog } from './support/quiet-log.ts';

const NO_HANDLERS = {} as ChatHandlers;

/** A platform that fails to start with the given errors, one after the other. */
class Stubborn extends PocketPlatform {
  starts = 0;
  readonly #errors: Error[];
  constructor(...errors: Error[]) {
    super();
    this.#errors = errors;
  }
  override readonly start = async (): Promise<undefined> => {
    this.starts++;
    const error = this.#errors.shift();
    if (error) throw error;
    return undefined;
  };
}

describe('starting a platform', () => {
  const parts = () => ({ clock: heldClock(), log: quietLog(), signal: new AbortController().signal });

  test('is tried again, later and later, while it cannot be reached', async () => {
    const platform = new Stubborn(new Error('no network'), new Error('no network'));
    const held = parts();
    const started = startPlatform(platform, NO_HANDLERS, held);
    await held.clock.advance(1_000);
    expect(platform.starts).toBe(1);
    await held.clock.advance(6_000);
    expect(platform.starts).toBe(2);
    await held.clock.advance(13_000);
    await started;
    expect(platform.starts).toBe(3);
  });

  test('is given up with one line when trying again cannot mend it', async () => {
    const platform = new Stubborn(new ConfigError(['SLACK_BOT_TOKEN is not accepted.']));
    const held = parts();
    await startPlatform(platform, NO_HANDLERS, held);
    expect(platform.starts).toBe(1);
    expect(held.log.lines).toMatchObject([{ level: 'error', text: 'SLACK_BOT_TOKEN is not accepted.' }]);
  });

  test('ends when the bot stops', async () => {
    const stopping = new AbortController();
    const held = { ...parts(), signal: stopping.signal };
    const started = startPlatform(new Stubborn(new Error('no network')), NO_HANDLERS, held);
    await held.clock.advance(0);
    stopping.abort();
    await started;
  });
});
