import { expect, test } from 'vitest';
import { eventListeners, type ListenerParts } from '../../../adapters/slack/listeners.ts';
import { manifest } from '../../../adapters/slack/manifest.ts';
import {
  eventNames,
  FEATURES,
  missingScopes,
  SLASH_COMMANDS,
} from '../../../adapters/slack/platform-table.ts';
import { COMMANDS } from '../../../commands/index.ts';
import { EVENT_SCOPES } from '../../support/slack/events.ts';

test('what is listened to is exactly the events of the table', () => {
  const heard = Object.keys(eventListeners({} as ListenerParts));
  const subscribed = eventNames().map((name) => name.replace(/^message\..*/, 'message'));
  expect(heard.sort()).toEqual([...new Set(subscribed)].sort());
});

test('each feature asks for the scopes without which its events stay away', () => {
  for (const { events, scopes } of FEATURES) {
    for (const event of events) {
      const needed = EVENT_SCOPES[event];
      if (needed !== undefined) expect(scopes).toContain(needed);
    }
  }
});

test('what is by choice says what asks for it', () => {
  for (const { level, choice } of FEATURES) expect(choice !== undefined).toBe(level === 'by choice');
});

test('what is not required says what is missing without it', () => {
  for (const { level, without } of FEATURES) expect(without === undefined).toBe(level === 'required');
});

test('each root of the commands is a slash command', () => {
  const roots = new Set(COMMANDS.map(({ root }) => root).filter((root) => root !== 'button'));
  expect(SLASH_COMMANDS.map(({ command }) => command).sort()).toEqual(
    [...roots].map((root) => `/${root}`).sort(),
  );
});

test('the manifest asks for the least, over a socket by default', () => {
  const made = manifest();
  expect(made.oauth_config.scopes.bot.sort()).toEqual([
    'app_mentions:read',
    'channels:read',
    'chat:write',
    'commands',
    'emoji:read',
    'files:read',
    'files:write',
    'groups:read',
    'im:history',
    'im:write',
    'reactions:read',
    'reactions:write',
    'users:read',
  ]);
  expect(made.settings.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(made)).not.toContain('http');
  expect(missingScopes(made.oauth_config.scopes.bot)).toEqual([]);
});

test('the manifest names the public address wherever Slack sends requests', () => {
  const made = manifest({ publicUrl: 'https://paperboy.example/' });
  const url = 'https://paperboy.example/slack/events';
  expect(made.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { is_enabled: true, request_url: url },
  });
  expect(made.features.slash_commands.map((command) => ({ ...command }))).toMatchObject([{ url }, { url }]);
});

test('the manifest can ask for the history, and keeps to the lengths Slack takes', () => {
  expect(manifest({ history: true }).oauth_config.scopes.bot).toContain('channels:history');
  expect(manifest({ history: true }).oauth_config.scopes.bot).not.toContain('usergroups:read');
  expect(manifest({ groups: true }).oauth_config.scopes.bot).toContain('usergroups:read');
  const { display_information: shown, features } = manifest();
  expect(shown.name.length).toBeLessThanOrEqual(35);
  expect(shown.description.length).toBeLessThanOrEqual(140);
  expect(shown.long_description.length).toBeGreaterThanOrEqual(174);
  for (const { description, should_escape } of features.slash_commands) {
    expect(description.length).toBeLessThanOrEqual(100);
    expect(should_escape).toBe(false);
  }
});
