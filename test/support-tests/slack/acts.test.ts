import { describe, expect, it } from 'vitest';
import { post } from '../../support/slack/call.ts';
import type { Obj } from '../../support/slack/json.ts';
import { boltOverSocket, slackFor } from './with-bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title: string, rest: Obj = {}) => ({
  type: 'modal' as const,
  title: plain(title),
  blocks: [],
  ...rest,
});
const field = (id: string, element: Obj, rest: Obj = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  element: { action_id: id, ...element },
  ...rest,
});

describe('forms', () => {
  it('send what stands in every field', async () => {
    const slack = await slackFor();
    let values: unknown;
    await boltOverSocket(slack, (app) => {
      app.view('f', async ({ ack, view }) => {
        values = view.state.values;
        await ack();
      });
    });
    const options = ['a', 'b'].map((value) => ({ text: plain(value), value }));
    const view = slack.views.open(
      slack.ids.ada,
      modal('F', {
        callback_id: 'f',
        submit: plain('OK'),
        blocks: [
          field('text', { type: 'plain_text_input', initial_value: 'old' }),
          field('one', { type: 'static_select', options }),
          field('many', { type: 'checkboxes', options }, { optional: true }),
          field('day', { type: 'datepicker' }),
        ],
      }),
    );
    const ada = slack.as(slack.ids.ada);
    expect(() => ada.submit(view, { one: 'c', day: '2026-01-01' })).toThrow('not on offer');
    await ada.submit(view, { one: 'b', many: ['a', 'b'], day: '2026-01-01' }).acked();
    expect(values).toEqual({
      text: { text: { type: 'plain_text_input', value: 'old' } },
      one: { one: { type: 'static_select', selected_option: options[1] } },
      many: { many: { type: 'checkboxes', selected_options: options } },
      day: { day: { type: 'datepicker', selected_date: '2026-01-01' } },
    });
  });

  it('are updated, covered and cleared by the acknowledgement', async () => {
    const slack = await slackFor();
    const answers: Obj[] = [
      { response_action: 'update', view: modal('second') },
      { response_action: 'push', view: modal('third') },
      { response_action: 'clear' },
    ];
    await boltOverSocket(slack, (app) => {
      app.view(/.*/, async ({ ack }) => {
        await ack(answers.shift() as never);
      });
    });
    const ada = slack.as(slack.ids.ada);
    const first = slack.views.open(ada.id, modal('first'));
    await ada.submit(first).acked();
    expect(first.shown.title).toEqual(plain('second'));
    await ada.submit(first).acked();
    expect(slack.views.stack(ada.id)).toHaveLength(2);
    const top = slack.views.top(ada.id);
    if (top === undefined) throw new Error('No view');
    expect(() => ada.submit(first)).toThrow('does not have that view');
    await ada.submit(top).acked();
    expect(slack.views.stack(ada.id)).toEqual([]);
  });

  it.each([
    [
      'errors for a block that is not there',
      { response_action: 'errors', errors: { nowhere: 'x' } },
      'view_errors_unknown_block',
    ],
    ['no errors at all', { response_action: 'errors', errors: {} }, 'view_errors_unknown_block'],
    ['an unknown action', { response_action: 'explode' }, 'invalid_response_action'],
    ['a wrong view', { response_action: 'update', view: modal('t'.repeat(25)) }, 'view_title'],
  ])('note %s', async (_fact, answer, rule) => {
    const slack = await slackFor();
    await boltOverSocket(slack, (app) => {
      app.view(/.*/, async ({ ack }) => {
        await ack(answer as never);
      });
    });
    const act = slack.as(slack.ids.ada).submit(slack.views.open(slack.ids.ada, modal('first')));
    await act.acked();
    expect(slack.ledger.broken()).toEqual([rule]);
    expect(act.seen.notice).toBe('dispatch_failed');
  });

  it('tell of their closing only where asked', async () => {
    const slack = await slackFor();
    const closed: unknown[] = [];
    await boltOverSocket(slack, (app) => {
      app.view({ callback_id: 'loud', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        closed.push(body.type);
      });
    });
    const ada = slack.as(slack.ids.ada);
    expect(ada.close(slack.views.open(ada.id, modal('quiet'))).sent).toBe(false);
    const loud = modal('loud', { callback_id: 'loud', notify_on_close: true });
    await ada.close(slack.views.open(ada.id, loud)).acked();
    expect(closed).toEqual(['view_closed']);
  });
});

describe('choices offered', () => {
  it('above one hundred are noted', async () => {
    const slack = await slackFor();
    await boltOverSocket(slack, (app) => {
      app.options('t', async ({ ack }) => {
        await ack({ options: Array.from({ length: 101 }, (_, i) => ({ text: plain('o'), value: `${i}` })) });
      });
    });
    const elements = [{ type: 'external_select', action_id: 't' }];
    const message = await post(slack, {
      channel: slack.ids.general,
      blocks: [{ type: 'actions', elements }],
    });
    const act = slack.as(slack.ids.ada).suggest(message, 't', 'x');
    await act.acked();
    expect(act.seen.options).toEqual([]);
    expect(slack.ledger.broken()).toEqual(['select_options']);
  });
});

describe('shortcuts', () => {
  it('on a message carry it, and open a view', async () => {
    const slack = await slackFor();
    await boltOverSocket(slack, (app) => {
      app.shortcut('explain', async ({ ack, shortcut, client }) => {
        await ack();
        const title = shortcut.type === 'message_action' ? (shortcut.message.text ?? '') : shortcut.type;
        await client.views.open({ trigger_id: shortcut.trigger_id, view: modal(title) });
      });
    });
    const message = await post(slack, { channel: slack.ids.general, text: 'paper 1' });
    const ada = slack.as(slack.ids.ada);
    expect((await ada.messageShortcut(message, 'explain').view()).shown.title).toEqual(plain('paper 1'));
    expect((await ada.shortcut('explain').view()).shown.title).toEqual(plain('shortcut'));
  });
});

describe('buttons', () => {
  it('in a private answer carry no message, and only their owner can press them', async () => {
    const slack = await slackFor();
    let body: Obj = {};
    const elements = [{ type: 'button' as const, action_id: 'more', text: plain('More') }];
    await boltOverSocket(slack, (app) => {
      app.command('/paper', async ({ ack }) => ack({ text: 'one', blocks: [{ type: 'actions', elements }] }));
      app.action('more', async ({ ack, respond, body: given }) => {
        body = given as unknown as Obj;
        await ack();
        await respond({ delete_original: true });
      });
    });
    const ada = slack.as(slack.ids.ada);
    const answer = await ada.command('/paper', 'x', { channel: slack.ids.general }).answer();
    expect(() => slack.as(slack.ids.ben).click(answer, 'more')).toThrow('cannot see');
    expect(() => ada.click(answer, 'less')).toThrow('there are: more');
    await ada.click(answer, 'more').until((seen) => seen.deleted.length === 1);
    expect(body).toMatchObject({ container: { is_ephemeral: true }, channel: { id: slack.ids.general } });
    expect(body).not.toHaveProperty('message');
    expect(slack.ephemeralsFor(ada.id)).toEqual([]);
    expect(() => ada.click(answer, 'more')).toThrow('gone');
  });

  it('and words reach only places the person can see', async () => {
    const slack = await slackFor();
    const ben = slack.as(slack.ids.ben);
    expect(() => ben.command('/paper', '', { channel: slack.ids.lab })).toThrow('cannot see it');
    expect(() => ben.say(slack.ids.old, 'hello')).toThrow('archived');
    expect(() => slack.as('U0NOBODY')).toThrow('Nobody');
  });

  it('need no commands in threads, which Slack does not have', async () => {
    const slack = await slackFor();
    const ada = slack.as(slack.ids.ada);
    expect(() => ada.command('/paper', '', { threadTs: '1.000000' })).toThrow('cannot be used in threads');
    slack.app.scopes.delete('commands');
    expect(() => ada.command('/paper')).toThrow('no scope "commands"');
  });
});
