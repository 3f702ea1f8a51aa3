import { get } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createWeb } from '../../../adapters/web/web.ts';
import { systemClock } from '../../../src/clock.ts';
import { ConfigError } from '../../../src/errors.ts';
import { pages } from './open-page.ts';
import { createScriptedCore, says } from './scripted-core.ts';

const CHANNEL = { platform: 'web', kind: 'channel', channelId: 'page' } as const;

/** Listens for news; `next` is what was heard since, `ended` resolves when the page hangs up. */
function listen(url: string) {
  let heard = '';
  let wake: () => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    const asking = get(`${url}/live`, { agent: false }, (response) => {
      response.on('data', (part: Buffer) => {
        heard += part;
        wake();
      });
      response.on('close', resolve);
    });
    asking.on('error', reject);
  });
  const news = async (count: number) => {
    while (heard.split('event: news').length - 1 < count)
      await new Promise<void>((resolve) => (wake = resolve));
  };
  return { ended, news };
}

describe('the page’s life', () => {
  const openPage = pages();

  it('a taken port is one clear line, and the state says so', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const page = await openPage();
    const options = {
      conversation: page.conversation,
      clock: systemClock,
      version: '1',
      host: '127.0.0.1',
      port,
    };
    const { log } = { log: { ...console } as never };
    const web = createWeb({ ...options, log });
    const starting = web.start(createScriptedCore().handlers);
    await expect(starting).rejects.toBeInstanceOf(ConfigError);
    await expect(starting).rejects.toThrow(
      `PORT: ${port} on 127.0.0.1 is taken. Stop the other program, or set PORT to a free one.`,
    );
    expect(web.state().state).toBe('failed');
    await web.stop();
    other.close();
  });

  it('a host that is not this machine’s is one clear line too', async () => {
    await expect(openPage({ host: '203.0.113.7' })).rejects.toThrow(
      'HOST: 203.0.113.7 is no address of this machine',
    );
  });

  it('who listens hears of a post, and of a change by somebody else', async () => {
    const page = await openPage();
    const listener = listen(page.web.url());
    await listener.news(1);
    await page.web.post(CHANNEL, says('New'), 'key-1');
    await listener.news(2);
    await page.send('/say', { text: '/paper help' });
    await listener.news(3);
    await page.web.stop();
    await listener.ended;
  });

  it('stops within a second, also while browsers listen, and then the port is free', async () => {
    const page = await openPage();
    const listeners = [listen(page.web.url()), listen(page.web.url())];
    for (const listener of listeners) await listener.news(1);
    const { port } = new URL(page.web.url());
    const before = performance.now();
    await page.web.stop();
    await Promise.all(listeners.map(({ ended }) => ended));
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(page.web.state().state).toBe('stopped');
    const again = await openPage({ port: Number(port) });
    expect(again.web.state()).toEqual({ state: 'connected', detail: `http://127.0.0.1:${port}` });
  });

  it('an answer in hand is given before the page closes', async () => {
    const page = await openPage();
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    page.core.answer = async () => {
      asked.resolve();
      await answered.promise;
      return { reply: says('Done') };
    };
    const reply = page.send('/say', { text: '/paper help' });
    await asked.promise;
    const stopped = page.web.stop();
    answered.resolve();
    expect((await reply).status).toBe(303);
    await stopped;
  });

  it('a hung answer does not hold it up', async () => {
    const page = await openPage();
    const asked = Promise.withResolvers<void>();
    page.core.answer = () => {
      asked.resolve();
      return new Promise(() => undefined);
    };
    const reply = page.send('/say', { text: '/paper help' }).catch((error: Error) => error);
    await asked.promise;
    const before = performance.now();
    await page.web.stop();
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(await reply).toBeInstanceOf(Error);
  });
});
