import { describe, expect, test } from 'vitest';
import type { Form } from '../../../src/chat/api.ts';
import type { SlackOptions } from '../../support/slack/server.ts';
import { act, form, said, startBot } from './bot.ts';

const withFile: Form = {
  ...form,
  fields: [...form.fields, { name: 'file', label: 'The file', lines: 'file', required: false }],
  submit: act('button topic-pack'),
};

const opened = async (options: SlackOptions = {}) => {
  const bot = await startBot({ server: options });
  const ada = bot.server.as(bot.server.ids.ada);
  bot.core.answer = () => ({ form: withFile });
  const view = await ada.command('/paper-admin', 'topic import', { channel: bot.server.ids.general }).view();
  return { ...bot, ada, view };
};

const namesIn = (blocks: unknown) => (blocks as { block_id?: string }[]).map(({ block_id }) => block_id);

describe('a file given in a form', () => {
  test('reaches the core as its text', async () => {
    const { server, core, ada, view } = await opened();
    core.answer = () => said('Taken');
    const file = { name: 'topics.json', text: '{"topics":["Größe"]}' };
    await ada.submit(view, { name: 'x', file }).answer();
    expect(await core.given('form')).toMatchObject({ values: { name: 'x', file: file.text } });
    expect(server.ledger.broken()).toEqual([]);
  });

  test('need not be given', async () => {
    const { core, ada, view } = await opened();
    core.answer = () => said('Taken');
    await ada.submit(view, { name: 'x' }).answer();
    expect(await core.given('form')).toMatchObject({ values: { name: 'x', file: '' } });
  });

  test('that is too large is named at its field, and nothing is read', async () => {
    const { server, ada, view } = await opened();
    const file = { name: 'all.json', text: 'x'.repeat(200_000) };
    const seen = await ada.submit(view, { name: 'x', file }).until((now) => 'file' in now.errors);
    expect(seen.errors.file).toBe(
      'I could not read all.json: it has 200 kB, and I read 100. Give one that an export made.',
    );
    expect(server.ledger.entries.filter(({ kind }) => kind === 'file')).toEqual([]);
  });

  test('that Slack will not show is named with the way out', async () => {
    const { server, ada, view } = await opened();
    server.app.scopes.delete('files:read');
    const file = { name: 'all.json', text: '{}' };
    const seen = await ada.submit(view, { name: 'x', file }).until((now) => 'file' in now.errors);
    expect(seen.errors.file).toContain('the app needs the scope files:read');
  });

  test('that lies somewhere else is left alone: the token goes to Slack only', async () => {
    const { server, ada, view } = await opened();
    server.core.filesOrigin = 'http://127.0.0.1:9';
    const file = { name: 'all.json', text: '{}' };
    const seen = await ada.submit(view, { name: 'x', file }).until((now) => 'file' in now.errors);
    expect(seen.errors.file).toContain('Slack does not keep it, so I leave it alone');
  });

  test('is not asked for where the app may not read files', async () => {
    const scopes = [
      'commands',
      'chat:write',
      'app_mentions:read',
      'im:write',
      'im:history',
      'reactions:read',
    ];
    const { view, server } = await opened({
      scopes: [...scopes, 'reactions:write', 'channels:read', 'groups:read', 'users:read'],
    });
    expect(namesIn(view.shown.blocks)).toEqual(['name', 'rule']);
    expect(server.ledger.broken()).toEqual([]);
  });
});
