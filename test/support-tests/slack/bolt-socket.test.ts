import { App, LogLevel } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { post } from '../../support/slack/call.ts';
import { boltOverSocket, slackFor } from './with-bolt.ts';

const button = (action_id: string, text = 'Save') => ({
  type: 'button' as const,
  action_id,
  text: { type: 'plain_text' as const, text },
});

describe('the plain Bolt app in Socket Mode', () => {
  it('connects with nothing but the options of the manual', async () => {
    const slack = await slackFor();
    const app = new App({
      token: slack.botToken,
      appToken: slack.appToken,
      socketMode: true,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: slack.apiUrl },
    });
    await app.start();
    expect(slack.socket.connections).toBe(1);
    expect(slack.ledger.calls('apps.connections.open')).toHaveLength(1);
    await app.stop();
    await slack.socket.waitFor(0);
  });

  it('answers a slash command in the acknowledgement', async () => {
    const slack = await slackFor();
    await boltOverSocket(slack, (app) => {
      app.command('/paper', async ({ ack, command }) => ack(`You asked for ${command.text}`));
    });
    const act = slack.as(slack.ids.ada).command('/paper', 'search x', { channel: slack.ids.general });
    const ack = await act.acked();
    expect(ack).toMatchObject({ ok: true, attempt: 0 });
    expect(act.seen.ephemeral.map((m) => m.text)).toEqual(['You asked for search x']);
    expect(slack.messagesIn(slack.ids.general)).toEqual([]);
  });

  it('acks, responds by response_url, and posts in the channel', async () => {
    const slack = await slackFor();
    await boltOverSocket(slack, (app) => {
      app.command('/paper', async ({ ack, respond, say }) => {
        await ack();
        await respond({ text: 'only you' });
        await say('for all');
      });
    });
    const act = slack.as(slack.ids.ada).command('/paper', '', { channel: slack.ids.general });
    const seen = await act.until((now) => now.messages.length === 1);
    expect(seen.responses.map((m) => m.text)).toEqual(['only you']);
    expect(seen.ephemeral.map((m) => m.text)).toEqual(['only you']);
    expect(seen.messages.map((m) => m.text)).toEqual(['for all']);
    expect(slack.ledger.broken()).toEqual([]);
  });

  it('opens a form, shows its errors, and takes it when right', async () => {
    const slack = await slackFor();
    await boltOverSocket(slack, (app) => {
      app.command('/paper', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'add',
            title: { type: 'plain_text', text: 'New topic' },
            submit: { type: 'plain_text', text: 'Add' },
            blocks: [
              {
                type: 'input',
                block_id: 'name',
                label: { type: 'plain_text', text: 'Name' },
                element: { type: 'plain_text_input', action_id: 'name' },
              },
            ],
          },
        });
      });
      app.view('add', async ({ ack, view }) => {
        const name = view.state.values.name?.name?.value ?? '';
        if (name === 'bad') await ack({ response_action: 'errors', errors: { name: 'Not that one' } });
        else await ack();
      });
    });
    const ada = slack.as(slack.ids.ada);
    const view = await ada.command('/paper', 'add').view();
    expect(() => ada.submit(view, {})).toThrow('asks for "name"');
    const bad = ada.submit(view, { name: 'bad' });
    await bad.acked();
    expect(bad.seen.errors).toEqual({ name: 'Not that one' });
    expect(slack.views.top(ada.id)).toBe(view);
    await ada.submit(view, { name: 'good' }).acked();
    expect(slack.views.top(ada.id)).toBeUndefined();
  });

  it('handles a button, a select, an external select and a reaction', async () => {
    const slack = await slackFor();
    const heard: string[] = [];
    await boltOverSocket(slack, (app) => {
      app.action('save', async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'saved' });
      });
      app.action('pick', async ({ ack, action }) => {
        await ack();
        heard.push(`pick ${'selected_option' in action ? action.selected_option?.value : ''}`);
      });
      app.options('topic', async ({ ack, options }) => {
        await ack({ options: [{ text: { type: 'plain_text', text: `${options.value}!` }, value: 'v1' }] });
      });
      app.event('reaction_added', async ({ event }) => {
        heard.push(`+${event.reaction} ${event.user} ${event.item.ts}`);
      });
      app.event('reaction_removed', async ({ event }) => {
        heard.push(`-${event.reaction}`);
      });
    });
    const app = slack.as(slack.ids.ada);
    const message = await post(slack, {
      channel: slack.ids.general,
      blocks: [
        {
          type: 'actions',
          elements: [
            button('save'),
            {
              type: 'static_select',
              action_id: 'pick',
              options: [{ text: { type: 'plain_text', text: 'A' }, value: 'a' }],
            },
            { type: 'external_select', action_id: 'topic' },
          ],
        },
      ],
    });
    await app.choose(message, 'pick', 'a').acked();
    const offered = app.suggest(message, 'topic', 'nlp');
    await offered.acked();
    expect(offered.seen.options.map((o) => o.value)).toEqual(['v1']);
    await app.react(message, 'thumbsup').acked();
    await app.unreact(message, 'thumbsup').acked();
    const seen = await app.click(message, 'save').until((now) => now.edited.length === 1);
    expect(seen.edited[0]?.text).toBe('saved');
    expect(heard).toEqual(['pick a', `+thumbsup ${app.id} ${message.ts}`, '-thumbsup']);
  });
});
