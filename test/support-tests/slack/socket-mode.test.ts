import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { call } from '../../support/slack/call.ts';
import { manualClock } from '../../support/slack/clock.ts';
import type { Obj } from '../../support/slack/json.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { boltOverSocket, slackFor } from './with-bolt.ts';

/** A bare client: what came in, and a way to answer. */
async function link(slack: SlackServer) {
  const { body } = await call(slack, 'apps.connections.open', {}, { token: slack.appToken });
  const ws = new WebSocket(String(body.url));
  const frames: Obj[] = [];
  const waiting: (() => void)[] = [];
  ws.on('message', (data) => {
    frames.push(JSON.parse(String(data)));
    for (const go of waiting.splice(0)) go();
  });
  const frame = async (at: number): Promise<Obj> => {
    for (;;) {
      const found = frames[at];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  await frame(0);
  return {
    ws,
    url: String(body.url),
    frames,
    frame,
    ack: (envelope: Obj, payload?: unknown) =>
      ws.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload })),
  };
}

describe('a link', () => {
  it('begins with hello and a ping', async () => {
    const slack = await slackFor();
    const { body } = await call(slack, 'apps.connections.open', {}, { token: slack.appToken });
    const ws = new WebSocket(String(body.url));
    const hello = new Promise((resolve) => ws.once('message', (data) => resolve(JSON.parse(String(data)))));
    await new Promise((resolve) => ws.once('ping', resolve));
    expect(await hello).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: slack.ids.app },
      debug_info: { approximate_connection_time: 18_060 },
    });
  });

  it('opens once for each ticket', async () => {
    const slack = await slackFor();
    const { url } = await link(slack);
    const again = new WebSocket(url);
    const error = await new Promise<Error>((resolve) => again.once('error', resolve));
    expect(error.message).toContain('408');
    expect(slack.ledger.refusals().map((e) => e.refusal)).toEqual(['invalid_ticket']);
  });

  it('does not open with a ticket half a minute old', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const { body } = await call(slack, 'apps.connections.open', {}, { token: slack.appToken });
    clock.advance(30_001);
    const late = new WebSocket(String(body.url));
    const error = await new Promise<Error>((resolve) => late.once('error', resolve));
    expect(error.message).toContain('408');
  });

  it('is refused when it is the eleventh', async () => {
    const slack = await slackFor();
    for (let i = 0; i < 10; i += 1) await link(slack);
    const eleventh = await link(slack);
    expect(eleventh.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(slack.socket.connections).toBe(10);
    expect(slack.ledger.broken()).toEqual(['too_many_websockets']);
  });

  it('gets some of the payloads when there are several', async () => {
    const slack = await slackFor();
    const second = await link(slack);
    const links = [await link(slack), second];
    const ada = slack.as(slack.ids.ada);
    ada.command('/paper', 'one');
    ada.command('/paper', 'two');
    const texts = await Promise.all(links.map(async (one) => ((await one.frame(1)).payload as Obj).text));
    expect(texts.toSorted()).toEqual(['one', 'two']);
    slack.socket.pick = () => 0;
    ada.command('/paper', 'three');
    ada.command('/paper', 'four');
    expect((await second.frame(3)).payload).toMatchObject({ text: 'four' });
  });
});

describe('an envelope', () => {
  it('says whether it takes an answer', async () => {
    const slack = await slackFor();
    const client = await link(slack);
    const ada = slack.as(slack.ids.ada);
    ada.command('/paper', 'x');
    ada.mention(slack.ids.general, 'hi');
    expect(await client.frame(1)).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
    const event = await client.frame(2);
    expect(event).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0 });
    client.ack(event, { text: 'not wanted' });
    await slack.until(() => slack.ledger.broken().length === 1, 'the note');
    expect(slack.ledger.broken()).toEqual(['ack_payload_not_accepted']);
  });

  it('of an event is repeated when nobody acknowledges it in 3 s, and a late answer is noted', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const client = await link(slack);
    const act = slack.as(slack.ids.ada).mention(slack.ids.general, 'hi');
    const first = await client.frame(1);
    clock.advance(2999);
    expect(act.seen.ack).toBeUndefined();
    clock.advance(1);
    expect(await act.acked()).toMatchObject({ ok: false, why: 'operation_timeout', ms: 3000 });
    const second = await client.frame(2);
    expect(second).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout' });
    expect((second.payload as Obj).event_id).toBe((first.payload as Obj).event_id);
    client.ack(first);
    await slack.until(() => slack.ledger.broken().includes('late_ack'), 'the late answer');
    client.ack(second);
    expect(await act.settled()).toMatchObject({ ok: true, attempt: 1 });
  });

  it('of a command is not repeated: the person sees operation_timeout', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const client = await link(slack);
    const act = slack.as(slack.ids.ada).command('/paper', 'x');
    await client.frame(1);
    clock.advance(3000);
    await act.settled();
    expect(act.seen.notice).toBe('operation_timeout');
    expect(client.frames).toHaveLength(2);
  });

  it('of a command is repeated where a test asks for it', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    slack.core.deliveries.repeatAll = true;
    const client = await link(slack);
    const act = slack.as(slack.ids.ada).command('/paper', 'x');
    await client.frame(1);
    clock.advance(3000);
    const second = await client.frame(2);
    expect(second).toMatchObject({ retry_attempt: 1 });
    client.ack(second, { text: 'at last' });
    await act.settled();
    expect(act.seen.ephemeral.map((m) => m.text)).toEqual(['at last']);
  });

  it('waits for a connection when there is none; a command fails at once', async () => {
    const slack = await slackFor();
    const ada = slack.as(slack.ids.ada);
    const command = ada.command('/paper', 'x');
    await command.settled();
    expect(command.seen.notice).toBe('dispatch_failed');
    const event = ada.mention(slack.ids.general, 'hi');
    const client = await link(slack);
    client.ack(await client.frame(1));
    expect(await event.settled()).toMatchObject({ ok: true, attempt: 1 });
  });

  it('goes to the next link when its own is cut before the answer', async () => {
    const slack = await slackFor();
    const first = await link(slack);
    const second = await link(slack);
    slack.socket.pick = () => 0;
    const act = slack.as(slack.ids.ada).mention(slack.ids.general, 'hi');
    await first.frame(1);
    first.ws.terminate();
    second.ack(await second.frame(1));
    expect(await act.settled()).toMatchObject({ ok: true, attempt: 1 });
  });

  it('that nobody sent is noted', async () => {
    const slack = await slackFor();
    const client = await link(slack);
    client.ack({ envelope_id: 'made-up' });
    client.ws.send('{');
    await slack.until(() => slack.ledger.broken().length === 2, 'the notes');
    expect(slack.ledger.broken()).toEqual(['unknown_envelope', 'bad_frame']);
  });
});

describe('Bolt cannot connect', () => {
  it.each([
    ['the app token is refused', 'apps.connections.open', { error: 'invalid_auth' }],
    ['opening answers 500', 'apps.connections.open', { refuseWithStatus: 500 }],
    ['opening is cut', 'apps.connections.open', 'reset'],
  ] as const)('when %s', async (_fact, method, fault) => {
    const slack = await slackFor();
    slack.faults.always(method, fault);
    await expect(boltOverSocket(slack, () => undefined)).rejects.toThrow();
    expect(slack.socket.connections).toBe(0);
    expect(slack.ledger.calls('apps.connections.open')).toHaveLength(1);
  });
});

describe('Bolt comes back', () => {
  it.each([
    ['a disconnect for refresh', (slack: SlackServer) => slack.socket.disconnect('refresh_requested')],
    ['a warning', (slack: SlackServer) => slack.socket.disconnect('warning')],
    ['a cut connection', (slack: SlackServer) => slack.socket.sever()],
    ['a silent link', (slack: SlackServer) => slack.socket.dropSilently()],
    [
      'a refused upgrade',
      (slack: SlackServer) => {
        slack.faults.next('socket', { refuseWithStatus: 408 });
        slack.socket.disconnect('refresh_requested');
      },
    ],
    [
      'two refused openings',
      (slack: SlackServer) => {
        // An error answer makes the client wait and ask again; an HTTP error would make it give up.
        slack.faults.next('apps.connections.open', { error: 'internal_error' }, 2);
        slack.socket.sever();
      },
    ],
  ])('after %s, and hears the event that was sent meanwhile', async (_fact, disturb) => {
    const slack = await slackFor();
    const heard: string[] = [];
    const prepare = (app: App) =>
      app.event('app_mention', async ({ event }) => {
        heard.push(event.text);
      });
    await boltOverSocket(slack, prepare, 150);
    disturb(slack);
    const event = slack.as(slack.ids.ada).mention(slack.ids.general, 'still there?');
    expect(await event.settled()).toMatchObject({ ok: true });
    expect(heard).toEqual([`<@${slack.ids.bot}> still there?`]);
    await slack.socket.waitFor(1);
    expect(slack.faults.unused()).toEqual([]);
  });
});
