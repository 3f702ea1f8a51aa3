import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

function faults(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  test('need nothing', () => {
    const config = loadConfig({});
    expect(config.page).toEqual({ host: '127.0.0.1', port: 3000, publicUrl: undefined, secret: undefined });
    expect(config.dataDir).toBe(path.resolve('paperboy-data'));
    expect(config.discord).toBeUndefined();
    expect(config.slack).toBeUndefined();
  });

  test('count an empty value as not set', () => {
    expect(loadConfig({ DISCORD_TOKEN: '', PORT: ' ', HF_API_BASE: '' }).discord).toBeUndefined();
  });

  test('set up e-mail only all together, and say what is missing', () => {
    const whole = {
      SMTP_URL: 'smtps://bot:p%40ss@mail.example.org',
      MAIL_FROM: 'Paperboy <bot@example.org>',
      PUBLIC_URL: 'https://papers.example.org/',
    };
    expect(loadConfig(whole).mail).toEqual({
      url: whole.SMTP_URL,
      from: whole.MAIL_FROM,
      publicUrl: 'https://papers.example.org',
    });
    expect(loadConfig({ ...whole, MAIL_FROM: '' }).mail).toEqual({
      missing: 'set MAIL_FROM (README, "Digests by e-mail")',
    });
    expect(loadConfig({}).mail).toEqual({
      missing: 'set SMTP_URL, MAIL_FROM and PUBLIC_URL (README, "Digests by e-mail")',
    });
    expect(loadConfig(whole).secrets).toEqual(['p%40ss', 'p@ss']);
  });

  test.each([
    { SMTP_URL: 'mail.example.org:25' },
    { SMTP_URL: 'https://mail.example.org' },
    { MAIL_FROM: 'Paperboy' },
    { MAIL_FROM: 'a@example.org, b@example.org' },
    { MAIL_FROM: 'A <a@example.org>\r\nBcc: b@example.org' },
  ])('refuse %o', (environment) => {
    expect(faults(environment as Record<string, string>)).toHaveLength(1);
  });

  test('report all faults together, each by name', () => {
    const found = faults({
      PORT: 'eighty',
      HF_API_BASE: 'ftp://x',
      DATABASE_URL: 'mysql://x',
      TIME_ZONE: 'Mars/Base',
    });
    expect(found).toHaveLength(4);
    expect(found.join('\n')).toMatch(/PORT[\s\S]*|HF_API_BASE|DATABASE_URL|TIME_ZONE/);
    for (const name of ['PORT', 'HF_API_BASE', 'DATABASE_URL', 'TIME_ZONE']) {
      expect(found.some((fault) => fault.startsWith(`${name}:`))).toBe(true);
    }
  });

  test('take addresses with and without a trailing slash', () => {
    const config = loadConfig({
      SLACK_BOT_TOKEN: 'b',
      SLACK_APP_TOKEN: 'a',
      SLACK_API_URL: 'http://127.0.0.1:4556/api',
    });
    expect(config.slack).toMatchObject({ apiUrl: 'http://127.0.0.1:4556/api/', mode: { kind: 'socket' } });
    expect(loadConfig({ HF_API_BASE: 'http://127.0.0.1:1/api/' }).hfApiBase).toBe('http://127.0.0.1:1/api');
  });

  test('choose Slack over HTTP when a signing secret and a public address are set', () => {
    const slack = { SLACK_BOT_TOKEN: 'b', SLACK_SIGNING_SECRET: 's', PUBLIC_URL: 'https://bot.example' };
    expect(loadConfig(slack).slack).toMatchObject({ mode: { kind: 'http', port: 3001 } });
  });

  test.each([
    [{ SLACK_APP_TOKEN: 'a' }, /SLACK_BOT_TOKEN/],
    [{ SLACK_BOT_TOKEN: 'b' }, /SLACK_APP_TOKEN/],
    [{ SLACK_BOT_TOKEN: 'b', SLACK_SIGNING_SECRET: 's' }, /PUBLIC_URL/],
  ])('say what Slack still needs for %o, and let the rest start', (environment, missing) => {
    expect(loadConfig(environment as Record<string, string>).slack).toMatchObject({
      problem: expect.stringMatching(missing),
    });
  });

  test('know every secret, for the log', () => {
    const config = loadConfig({
      DISCORD_TOKEN: 'dt',
      DATABASE_URL: 'postgres://u:pw@h/d',
      PAGE_SECRET: 'x'.repeat(12),
    });
    expect(config.secrets).toEqual(['dt', 'x'.repeat(12), 'pw']);
  });

  test('take an embedding service with its model, and keep its key out of the log', () => {
    const service = { EMBEDDINGS_BASE_URL: 'http://localhost:11434/v1/', EMBEDDINGS_MODEL: 'tiny' };
    expect(loadConfig(service).embeddings).toEqual({
      baseUrl: 'http://localhost:11434/v1',
      model: 'tiny',
      apiKey: undefined,
    });
    const config = loadConfig({ ...service, EMBEDDINGS_API_KEY: 'k-123' });
    expect(config.embeddings).toMatchObject({ apiKey: 'k-123' });
    expect(config.secrets).toContain('k-123');
    expect(loadConfig({}).embeddings).toBeUndefined();
  });

  test.each([
    [{ EMBEDDINGS_BASE_URL: 'http://localhost/v1' }, 'set EMBEDDINGS_MODEL'],
    [{ EMBEDDINGS_MODEL: 'tiny' }, 'set EMBEDDINGS_BASE_URL'],
    [{ EMBEDDINGS_API_KEY: 'k-123' }, 'set EMBEDDINGS_BASE_URL'],
  ])('say what a service for embeddings lacks for %o, and let the rest start', (given, missing) => {
    expect(loadConfig(given).embeddings).toEqual({ missing });
  });
});
