import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTime, isOutOfTime, mindTime } from '../../src/chat/in-time.ts';

describe('a request that must not leave too late', () => {
  const arrived: string[] = [];
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      arrived.push(request.url ?? '');
      response.end('ok');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (path: string) => fetch(`${url}/${path}`, { method: 'POST', body: path });
  const failure = (request: Promise<unknown>) =>
    request.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('leaves while it may', async () => {
    expect(
      (
        await inTime(
          () => true,
          () => post('early'),
        )
      ).status,
    ).toBe(200);
    expect(arrived).toContain('/early');
  });

  it('does not leave when it may not any more once its connection stands, be that new or used before', async () => {
    for (const path of ['late', 'later']) {
      const error = await failure(
        inTime(
          () => false,
          () => post(path),
        ),
      );
      expect(isOutOfTime(error)).toBe(true);
      expect((await post(`after-${path}`)).status).toBe(200);
    }
    expect(arrived).not.toContain('/late');
    expect(arrived).not.toContain('/later');
  });

  it('is not prepared in vain', async () => {
    const error = await failure(
      inTime(
        () => false,
        async () => mindTime(),
      ),
    );
    expect(isOutOfTime(error)).toBe(true);
    expect(mindTime).not.toThrow();
  });

  it('is told apart from any other that failed', async () => {
    expect(isOutOfTime(await failure(fetch('http://127.0.0.1:1')))).toBe(false);
  });
});
