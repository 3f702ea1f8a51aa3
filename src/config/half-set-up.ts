import type { Config, SlackConfig } from '../config.ts';
import type { Settings } from './settings.ts';

// What is half set up is said as a problem of that part: everything else starts.

export function slackConfig(s: Settings): SlackConfig | { readonly problem: string } | undefined {
  if (!s.SLACK_BOT_TOKEN) {
    return s.SLACK_APP_TOKEN || s.SLACK_SIGNING_SECRET
      ? { problem: 'SLACK_BOT_TOKEN is missing. Copy it from "OAuth & Permissions" of your Slack app.' }
      : undefined;
  }
  const base = { botToken: s.SLACK_BOT_TOKEN, apiUrl: s.SLACK_API_URL };
  const {
    SLACK_SIGNING_SECRET: signingSecret,
    PUBLIC_URL: publicUrl,
    SLACK_PORT: port,
    SLACK_APP_TOKEN: appToken,
  } = s;
  if (signingSecret && publicUrl) return { ...base, mode: { kind: 'http', signingSecret, port, publicUrl } };
  if (appToken) return { ...base, mode: { kind: 'socket', appToken } };
  return {
    problem:
      'SLACK_APP_TOKEN is missing. Make one with connections:write under "Basic Information" of your Slack app, or set SLACK_SIGNING_SECRET and PUBLIC_URL for HTTP.',
  };
}

export function embeddingsConfig({
  EMBEDDINGS_BASE_URL: baseUrl,
  EMBEDDINGS_MODEL: model,
  EMBEDDINGS_API_KEY: apiKey,
}: Settings): Config['embeddings'] {
  if (baseUrl && model) return { baseUrl, model, apiKey };
  if (!baseUrl && !model && !apiKey) return undefined;
  return { missing: `set ${baseUrl ? 'EMBEDDINGS_MODEL' : 'EMBEDDINGS_BASE_URL'}` };
}

export function mailConfig({
  SMTP_URL: url,
  MAIL_FROM: from,
  PUBLIC_URL: publicUrl,
}: Settings): Config['mail'] {
  if (url && from && publicUrl) return { url, from, publicUrl };
  const names = Object.entries({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  const listed = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return { missing: `set ${listed} (README, "Digests by e-mail")` };
}
