import type { webApi } from '@slack/bolt';
import { describeError } from '../../../src/errors.ts';
import { LIMITS, TIMES } from '../limits.ts';

/** A file as Slack tells of it. */
interface GivenFile {
  readonly name?: string | null;
  readonly size?: number;
  readonly url_private_download?: string;
}

type Fields = Readonly<Record<string, Readonly<Record<string, { readonly files?: readonly GivenFile[] }>>>>;

/** The texts of files given in a form, by field; or what is wrong with one, at its field. */
export type GivenTexts =
  | { readonly texts: Readonly<Record<string, string>> }
  | { readonly faults: Readonly<Record<string, string>> };

interface Parts {
  readonly fetch: webApi.FetchFunction;
  readonly token: string;
  /** Of a Slack that is not the real one. */
  readonly apiUrl?: string | undefined;
}

/** Where Slack keeps files; the token goes nowhere else. */
const STORE = 'https://files.slack.com';

/** Reads the files that people give in forms. */
export class GivenFiles {
  readonly #parts: Parts;
  readonly #stores: readonly string[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stores = [STORE, ...(parts.apiUrl === undefined ? [] : [new URL(parts.apiUrl).origin])];
  }

  async texts(fields: Fields): Promise<GivenTexts> {
    const texts: Record<string, string> = {};
    for (const [field, values] of Object.entries(fields)) {
      for (const file of Object.values(values).flatMap(({ files = [] }) => files)) {
        try {
          texts[field] = await this.#textOf(file);
        } catch (error) {
          return { faults: { [field]: `I could not read ${nameOf(file)}: ${describeError(error)}.` } };
        }
      }
    }
    return { texts };
  }

  async #textOf({ size = 0, url_private_download: url = '' }: GivenFile): Promise<string> {
    if (size > LIMITS.fileRead) throw new Error(tooLarge(size));
    if (!URL.canParse(url) || !this.#stores.includes(new URL(url).origin)) {
      throw new Error('Slack does not keep it, so I leave it alone');
    }
    const { fetch, token } = this.#parts;
    const headers = { authorization: `Bearer ${token}` };
    const signal = AbortSignal.timeout(TIMES.fileRead);
    const answer = await fetch(url, { headers, redirect: 'error', signal });
    // Who may not read a file is shown the page to sign in.
    if (!answer.ok || /^text\/html\b/.test(answer.headers.get('content-type') ?? '')) {
      throw new Error('Slack does not let me; the app needs the scope files:read');
    }
    const bytes = await answer.arrayBuffer();
    if (bytes.byteLength > LIMITS.fileRead) throw new Error(tooLarge(bytes.byteLength));
    return new TextDecoder().decode(bytes);
  }
}

const nameOf = ({ name }: GivenFile) => (name ?? '').slice(0, 60).toWellFormed() || 'the file';

function tooLarge(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1_000).toLocaleString('en');
  return `it has ${kilobytes} kB, and I read ${LIMITS.fileRead / 1_000}. Give one that an export made`;
}
