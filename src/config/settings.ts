import { z } from 'zod';
import { isMailAddress } from '../chat/mail-address.ts';

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

/** The settings as they were read. */
export type Settings = z.infer<typeof SETTINGS>;

function isZone(zone: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
