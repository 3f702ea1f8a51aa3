import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { isMailAddress } from './chat/mail-address.ts';
import { ConfigError } from './errors.ts';

const text = z.string().trim().min(1).optional();
const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const webAddress = z
  .string()
  .trim()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'is not an http(s) address',
  )
  .transform((value) => value.replace(/\/+$/, ''));
const list = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((value) => value.split(/[\s,]+/).filter(Boolean));

/** Every setting: name, check and default. `.env.example` and the README name the same ones; a test compares them. */
export const SETTINGS = z.object({
  PAPERBOY_DATA_DIR: z.string().trim().min(1).default('paperboy-data'),
  DATABASE_URL: z
    .string()
    .trim()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .optional(),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: port(3000),
  PUBLIC_URL: webAddress.optional(),
  PAGE_SECRET: z.string().min(12, 'is shorter than 12 characters').optional(),
  DISCORD_TOKEN: text,
  DISCORD_APPLICATION_ID: text,
  DISCORD_API_BASE: webAddress.optional(),
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_PORT: port(3001),
  SLACK_API_URL: webAddress.transform((value) => `${value}/`).optional(),
  SMTP_URL: z
    .string()
    .trim()
    .refine(
      (value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value),
      'is not an smtp:// or smtps:// address',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .trim()
    .refine(
      (value) => isMailAddress(/^[^<>\r\n]*<([^<>]*)>$/.exec(value)?.[1] ?? value),
      'is not an address such as Paperboy <paperboy@example.org>',
    )
    .optional(),
  HF_API_BASE: webAddress.default('https://huggingface.co/api'),
  ARXIV_API_BASE: webAddress.default('https://export.arxiv.org/api'),
  ARXIV_FEED_BASE: webAddress.default('https://rss.arxiv.org'),
  ARXIV_CATEGORIES: list('cs.CL cs.LG cs.CV'),
  CONTACT: z.string().trim().max(200).optional(),
  TIME_ZONE: z
    .string()
    .default(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
    .refine(isZone, 'is not an IANA time zone such as Europe/Berlin'),
  SEARCH_LIVING_PAPERS: z.coerce.number().int().min(100).max(10_000).default(1_000),
  EMBEDDINGS_BASE_URL: webAddress.optional(),
  EMBEDDINGS_MODEL: text,
  EMBEDDINGS_API_KEY: text,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

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
  readonly logLevel: z.infer<typeof SETTINGS>['LOG_LEVEL'];
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
    secrets: [
      s.DISCORD_TOKEN,
      s.SLACK_BOT_TOKEN,
      s.SLACK_APP_TOKEN,
      s.SLACK_SIGNING_SECRET,
      s.PAGE_SECRET,
      s.EMBEDDINGS_API_KEY,
      ...passwordsOf(s.DATABASE_URL),
      ...passwordsOf(s.SMTP_URL),
      ...passwordsOf(s.EMBEDDINGS_BASE_URL),
    ].filter((secret) => secret !== undefined),
  };
}

/** What is half set up is said as a problem of that platform: everything else starts. */
function slackConfig(s: z.infer<typeof SETTINGS>): SlackConfig | { readonly problem: string } | undefined {
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

function embeddingsConfig({
  EMBEDDINGS_BASE_URL: baseUrl,
  EMBEDDINGS_MODEL: model,
  EMBEDDINGS_API_KEY: apiKey,
}: z.infer<typeof SETTINGS>): Config['embeddings'] {
  if (baseUrl && model) return { baseUrl, model, apiKey };
  if (!baseUrl && !model && !apiKey) return undefined;
  return { missing: `set ${baseUrl ? 'EMBEDDINGS_MODEL' : 'EMBEDDINGS_BASE_URL'}` };
}

function mailConfig({
  SMTP_URL: url,
  MAIL_FROM: from,
  PUBLIC_URL: publicUrl,
}: z.infer<typeof SETTINGS>): Config['mail'] {
  if (url && from && publicUrl) return { url, from, publicUrl };
  const names = Object.entries({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  const listed = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return { missing: `set ${listed} (README, "Digests by e-mail")` };
}

function faultText(issue: z.core.$ZodIssue): string {
  return issue.code === 'custom' || issue.code === 'invalid_format' || issue.code === 'too_small'
    ? issue.message
    : `${issue.message}. See .env.example`;
}

function isZone(zone: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** As it stands in the address, and as it is meant: a server may be told and repeat either. */
function passwordsOf(address: string | undefined): readonly string[] {
  const written = (address && new URL(address).password) || undefined;
  if (written === undefined) return [];
  return [...new Set([written, decoded(written)])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
