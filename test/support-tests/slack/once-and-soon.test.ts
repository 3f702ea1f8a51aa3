import { describe, expect, it } from 'vitest';
import { call, post } from '../../support/slack/call.ts';
import { manualClock } from '../../support/slack/clock.ts';
import type { Obj } from '../../support/slack/json.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { slackFor } from './with-bolt.ts';

const modal = (rest: Obj = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'T' },
  blocks: [],
  ...rest,
});
const open = (slack: SlackServer, trigger_id: string, view: Obj = modal()) =>
  call(slack, 'views.open', { trigger_id, view });

describe('a trigger id', () => {
  it('is good once', async () => {
    const slack = await slackFor();
    const trigger = slack.core.triggers.issue(slack.ids.ada);
    expect((await open(slack, trigger)).body.ok).toBe(true);
    expect((await open(slack, trigger)).body.error).toBe('exchanged_trigger_id');
    expect(slack.ledger.broken()).toEqual(['trigger_used_twice']);
  });

  it('is good for three seconds', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const [soon, late] = [slack.core.triggers.issue(slack.ids.ada), slack.core.triggers.issue(slack.ids.ada)];
    clock.advance(3000);
    expect((await open(slack, soon)).body.ok).toBe(true);
    clock.advance(1);
    expect((await open(slack, late)).body.error).toBe('expired_trigger_id');
    expect(slack.ledger.broken()).toEqual(['trigger_expired']);
  });

  it('is spent by a wrong view too', async () => {
    const slack = await slackFor();
    const trigger = slack.core.triggers.issue(slack.ids.ada);
    expect((await open(slack, trigger, { type: 'modal' })).body.error).toBe('invalid_arguments');
    expect((await open(slack, trigger)).body.error).toBe('exchanged_trigger_id');
  });
});

describe('views', () => {
  it('lie three deep at most, and are pushed only from inside a modal', async () => {
    const slack = await slackFor();
    const { triggers, views } = slack.core;
    const push = (fromModal: boolean) =>
      call(slack, 'views.push', { trigger_id: triggers.issue(slack.ids.ada, fromModal), view: modal() });
    await open(slack, triggers.issue(slack.ids.ada));
    expect((await push(false)).body.error).toBe('invalid_trigger_id');
    await push(true);
    expect((await push(true)).body).toMatchObject({
      view: { previous_view_id: views.stack(slack.ids.ada)[1]?.id },
    });
    expect((await push(true)).body.error).toBe('push_limit_reached');
    expect(slack.ledger.broken()).toEqual(['push_trigger_not_from_modal', 'view_stack']);
  });

  it('keep a hash against overwriting, and an external id for one view only', async () => {
    const slack = await slackFor();
    const issue = () => slack.core.triggers.issue(slack.ids.ada);
    const first = await open(slack, issue(), modal({ external_id: 'mine' }));
    const hash = String((first.body.view as Obj).hash);
    expect((await open(slack, issue(), modal({ external_id: 'mine' }))).body.error).toBe(
      'duplicate_external_id',
    );
    const update = () =>
      call(slack, 'views.update', { external_id: 'mine', hash, view: modal({ external_id: 'mine' }) });
    expect((await update()).body.ok).toBe(true);
    expect((await update()).body.error).toBe('hash_conflict');
  });

  it('of the home tab are published for one person', async () => {
    const slack = await slackFor();
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    await call(slack, 'views.publish', { user_id: slack.ids.ada, view });
    expect(slack.views.home(slack.ids.ada)?.shown.blocks).toMatchObject([{ type: 'divider' }]);
    expect(slack.views.home(slack.ids.ben)).toBeUndefined();
  });
});

describe('a response_url', () => {
  const use = (url: string, body: Obj) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const issue = (slack: SlackServer) =>
    slack.core.responseUrls.issue(slack.core, slack.ids.ada, slack.ids.secret);

  it('posts for the person alone unless told otherwise, and never tells a ts', async () => {
    const slack = await slackFor();
    const { url } = issue(slack);
    const answer = await use(url, { text: 'private' });
    expect(await answer.json()).toEqual({ ok: true });
    await use(url, { text: 'public', response_type: 'in_channel', thread_ts: '1.000000' });
    expect(slack.ephemeralsFor(slack.ids.ada).map((m) => m.text)).toEqual(['private']);
    expect(slack.messagesIn(slack.ids.secret)).toMatchObject([
      { text: 'public', threadTs: '1.000000', via: 'response_url' },
    ]);
  });

  it('is good five times', async () => {
    const slack = await slackFor();
    const { url } = issue(slack);
    for (let i = 0; i < 5; i += 1) expect((await use(url, { text: 'x' })).status).toBe(200);
    const sixth = await use(url, { text: 'x' });
    expect(sixth.status).toBe(404);
    expect(await sixth.json()).toEqual({ ok: false, error: 'used_url' });
    expect(slack.ledger.broken()).toEqual(['response_url_used_up']);
  });

  it('is good for half an hour', async () => {
    const clock = manualClock();
    const slack = await slackFor({ clock });
    const { url } = issue(slack);
    clock.advance(30 * 60_000);
    expect((await use(url, { text: 'x' })).status).toBe(200);
    clock.advance(1);
    expect((await use(url, { text: 'x' })).status).toBe(404);
    expect(slack.ledger.broken()).toEqual(['response_url_expired']);
  });

  it('replaces and deletes the message it came from', async () => {
    const slack = await slackFor();
    const source = await post(slack, { channel: slack.ids.general, text: 'before' });
    const { url } = slack.core.responseUrls.issue(slack.core, slack.ids.ada, source.channel, source);
    await use(url, { replace_original: true, text: 'after' });
    expect(slack.messagesIn(source.channel).map((m) => m.text)).toEqual(['after']);
    await use(url, { delete_original: true });
    expect(slack.messagesIn(source.channel)).toEqual([]);
  });

  it('refuses what a message may not be', async () => {
    const slack = await slackFor();
    const answer = await use(issue(slack).url, { blocks: [{ type: 'section' }] });
    expect(answer.status).toBe(400);
    expect(slack.ledger.broken()).toEqual(['missing_field']);
  });

  it('that was never given is refused', async () => {
    const slack = await slackFor();
    expect((await use(`${slack.core.origin}/response/made-up`, { text: 'x' })).status).toBe(404);
    expect(slack.ledger.broken()).toEqual(['response_url_unknown']);
  });
});
