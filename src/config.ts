import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { embeddingsConfig, mailConfig, slackConfig } from './config/half-set-up.ts';
import { secretsIn } from './config/secrets.ts';
import { SETTINGS, type Settings } from './config/settings.ts';
import { ConfigError } from './errors.ts';

export interface DiscordConfig {
  readonly token: string;
  readonly applicationId: string | undefined;
  readonly apiBase: string | undefined;
}

export interface SlackConfig {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  /** Socket Mode by default; HTTP when a signing secret and a public address are set. */
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | {
        readonly kind: 'http';
        readonly signingSecret: string;
        readonly port: number;
        readonly publicUrl: string;
      };
}

export interface EmbeddingsConfig {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
}

export interface MailConfig {
  readonly url: string;
  readonly from: string;
  readonly publicUrl: string;
}

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly page: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | undefined;
    readonly secret: string | undefined;
  };
  /** Undefined when not set up. */
  readonly discord: DiscordConfig | undefined;
  readonly slack: SlackConfig | { readonly problem: string } | undefined;
  /** What to do, such as "set SMTP_URL", when not set up. */
  readonly mail: MailConfig | { readonly missing: string };
  readonly hfApiBase: string;
  readonly arxivApiBase: string;
  readonly arxivFeedBase: string;
  readonly arxivCategories: readonly string[];
  /** In the User-Agent, so that a source can reach whoever runs this; '' when not told. */
  readonly contact: string;
  readonly zone: string;
  /** Papers that the index keeps ready for change; older ones are sealed. */
  readonly searchLivingPapers: number;
  /** A service whose vectors take the place of the concepts that search learns itself; what to do when half set up. */
  readonly embeddings: EmbeddingsConfig | { readonly missing: string } | undefined;
  readonly logLevel: Settings['LOG_LEVEL'];
  /** Values that may never appear in a log line. */
  readonly secrets: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; throws one `ConfigError` with every fault. An empty value counts as not set. */
export function loadConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${faultText(issue)}`));
  }
  const s = parsed.data;
  return {
    dataDir: path.resolve(s.PAPERBOY_DATA_DIR.replace(/^~(?=\/|$)/, os.homedir())),
    databaseUrl: s.DATABASE_URL,
    page: { host: s.HOST, port: s.PORT, publicUrl: s.PUBLIC_URL, secret: s.PAGE_SECRET },
    discord: s.DISCORD_TOKEN
      ? { token: s.DISCORD_TOKEN, applicationId: s.DISCORD_APPLICATION_ID, apiBase: s.DISCORD_API_BASE }
      : undefined,
    slack: slackConfig(s),
    mail: mailConfig(s),
    hfApiBase: s.HF_API_BASE,
    arxivApiBase: s.ARXIV_API_BASE,
    arxivFeedBase: s.ARXIV_FEED_BASE,
    arxivCategories: s.ARXIV_CATEGORIES,
    contact: s.CONTACT ?? s.PUBLIC_URL ?? '',
    zone: s.TIME_ZONE,
    searchLivingPapers: s.SEARCH_LIVING_PAPERS,
    embeddings: embeddingsConfig(s),
    logLevel: s.LOG_LEVEL,
    secrets: secretsIn(s),
  };
}

function faultText(issue: z.core.$ZodIssue): string {
  return issue.code === 'custom' || issue.code === 'invalid_format' || issue.code === 'too_small'
    ? issue.message
    : `${issue.message}. See .env.example`;
}
