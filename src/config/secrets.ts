import type { Settings } from './settings.ts';

/** What may never appear in a log line. */
export function secretsIn(s: Settings): readonly string[] {
  return [
    s.DISCORD_TOKEN,
    s.SLACK_BOT_TOKEN,
    s.SLACK_APP_TOKEN,
    s.SLACK_SIGNING_SECRET,
    s.PAGE_SECRET,
    s.EMBEDDINGS_API_KEY,
    ...passwordsOf(s.DATABASE_URL),
    ...passwordsOf(s.SMTP_URL),
    ...passwordsOf(s.EMBEDDINGS_BASE_URL),
  ].filter((secret) => secret !== undefined);
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
