import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { post } from '../../support/slack/call.ts';
import { manualClock } from '../../support/slack/clock.ts';
import { eventBody } from '../../support/slack/events.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import type { Forgery } from '../../support/slack/signed-http.ts';
import { boltOverHttp, slackFor } from './with-bolt.ts';

const mention = (slack: SlackServer) => ({
  kind: 'events_api' as const,
  payload: eventBody(slack.core, {
    type: 'app_mention',
    user: slack.ids.ada,
    text: 'hello',
    ts: '1.000001',
    channel: slack.ids.general,
    event_ts: '1.000001',
  }),
  acceptsResponse: false,
});

describe('Bolt behind signed HTTP', () => {
  it('answers a slash command, a button and a form', async () => {
    const slack = await slackFor();
    await boltOverHttp(slack, (app) => {
      app.command('/paper', async ({ ack, body, client }) => {
        await ack({ response_type: 'in_channel', text: 'looking' });
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'f',
            title: { type: 'plain_text', text: 'F' },
            submit: { type: 'plain_text', text: 'OK' },
            blocks: [
              {
                type: 'input',
                block_id: 'q',
                label: { type: 'plain_text', text: 'Q' },
                element: { type: 'plain_text_input', action_id: 'q' },
              },
            ],
          },
        });
      });
      app.view('f', async ({ ack }) => ack({ response_action: 'errors', errors: { q: 'No' } }));
      app.action('go', async ({ ack, respond }) => {
        await ack();
        await respond('gone');
      });
    });
    const ada = slack.as(slack.ids.ada);
    const act = ada.command('/paper', 'x', { channel: slack.ids.general });
    const view = await act.view();
    expect((await act.acked()).ok).toBe(true);
    expect(act.seen.messages.map((m) => m.text)).toEqual(['looking']);
    const sent = ada.submit(view, { q: 'why' });
    await sent.acked();
    expect(sent.seen.errors).toEqual({ q: 'No' });
    const go = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const message = await post(slack, {
      channel: slack.ids.general,
      blocks: [{ type: 'actions', elements: [go] }],
    });
    const clicked = await ada.click(message, 'go').answer();
    expect(clicked).toMatchObject({ text: 'gone', ephemeralTo: ada.id });
  });

  it.each<Forgery>(['wrong', 'missing', 'old', 'no_timestamp', 'body_changed', 'other_secret', 'short'])(
    'lets a %s signature do nothing',
    async (forge) => {
      const slack = await slackFor();
      let heard = 0;
      await boltOverHttp(slack, (app) => {
        app.event('app_mention', async () => {
          heard += 1;
        });
      });
      expect((await slack.http.post(mention(slack))).status).toBe(200);
      expect((await slack.http.post(mention(slack), { forge })).status).toBe(401);
      expect(heard).toBe(1);
    },
  );

  it('takes a request replayed byte for byte, but no other body with its signature', async () => {
    const slack = await slackFor();
    const ids: string[] = [];
    await boltOverHttp(slack, (app) => {
      app.event('app_mention', async ({ body }) => {
        ids.push(body.event_id);
      });
    });
    const sent = mention(slack);
    await slack.http.post(sent);
    expect((await slack.http.replay()).status).toBe(200);
    expect((await slack.http.replay(JSON.stringify({ ...sent.payload, event_id: 'Ev0FORGED' }))).status).toBe(
      401,
    );
    expect(ids).toEqual([sent.payload.event_id, sent.payload.event_id]);
  });

  it('answers the challenge and the certificate check', async () => {
    const slack = await slackFor();
    await boltOverHttp(slack, () => undefined);
    const challenge = await slack.http.verifyUrl('abc');
    expect(challenge.status).toBe(200);
    expect(challenge.body).toContain('abc');
    expect((await slack.http.sslCheck()).status).toBe(200);
  });

  it('repeats an event that failed: at once, after a minute, after five', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const seen = await failingBot(slack, {});
    const act = slack.as(slack.ids.ada).mention(slack.ids.general, 'hello');
    await slack.until(() => act.delivery?.outcomes.length === 2, 'the repeat at once');
    clock.advance(60_000);
    await slack.until(() => act.delivery?.outcomes.length === 3, 'the repeat after a minute');
    clock.advance(300_000);
    expect(await act.settled()).toMatchObject({ ok: false, why: 'dispatch_failed', attempt: 3, status: 500 });
    expect(seen).toEqual([undefined, '1 http_error', '2 http_error', '3 http_error']);
  });

  it('does not repeat when the bot says so', async () => {
    const slack = await slackFor();
    const seen = await failingBot(slack, { 'x-slack-no-retry': '1' });
    await slack.as(slack.ids.ada).mention(slack.ids.general, 'hello').settled();
    expect(seen).toEqual([undefined]);
  });

  it('gives up on a bot that keeps silent for 3 s, and repeats with http_timeout', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const seen: unknown[] = [];
    const arrived = Promise.withResolvers<void>();
    await listen(slack, (request, response) => {
      seen.push(request.headers['x-slack-retry-reason']);
      if (seen.length === 2) response.end();
      arrived.resolve();
    });
    const act = slack.as(slack.ids.ada).mention(slack.ids.general, 'hello');
    await arrived.promise;
    clock.advance(3000);
    expect(await act.settled()).toMatchObject({ ok: true, attempt: 1 });
    expect(seen).toEqual([undefined, 'http_timeout']);
  });

  it('shows a person that nothing listens', async () => {
    const slack = await slackFor({ requestUrl: 'http://127.0.0.1:1/slack/events' });
    const act = slack.as(slack.ids.ada).command('/paper', 'x');
    expect(await act.acked()).toMatchObject({ ok: false, why: 'dispatch_failed' });
    await act.settled();
    expect(act.seen.notice).toBe('dispatch_failed');
  });
});

/** A bot that answers 500 to everything; what it was told about repeats. */
async function failingBot(slack: SlackServer, headers: Record<string, string>): Promise<unknown[]> {
  const seen: unknown[] = [];
  await listen(slack, (request, response) => {
    const number = request.headers['x-slack-retry-num'];
    seen.push(number && `${number} ${request.headers['x-slack-retry-reason']}`);
    response.writeHead(500, headers).end();
  });
  return seen;
}

async function listen(slack: SlackServer, answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
}
