import { describeError, UserError } from '../errors.ts';
import {
  type Identifier,
  type Paper,
  type PaperLibrary,
  type PaperRecord,
  parseReference,
} from '../papers/api.ts';
import type { PaperWriter } from './writer.ts';

/** A source that can be asked for one paper; undefined when it has none of that name. */
export interface LookUp {
  /** In words: "arXiv", "Hugging Face". */
  readonly name: string;
  find(identifier: Identifier): Promise<PaperRecord | undefined>;
}

interface Parts {
  readonly held: Omit<PaperLibrary, 'obtain'>;
  readonly writer: PaperWriter;
  /** Asked in this order. */
  readonly lookUps: readonly LookUp[];
  /** Told of a source that did not answer, for the log. */
  readonly onTrouble?: (lookUp: LookUp, error: unknown) => void;
}

/** The papers held, and those that a source has. */
export function createLibrary(parts: Parts): PaperLibrary {
  return { ...parts.held, obtain: (idOrLink) => obtain(parts, idOrLink) };
}

async function obtain(parts: Parts, idOrLink: string): Promise<Paper> {
  const held = await parts.held.resolve(idOrLink);
  if (held) return held;
  const identifier = parseReference(idOrLink);
  if (!identifier) throw notAName(idOrLink);
  const record = await askAll(parts, identifier);
  const [put] = await parts.writer.put([record]);
  const [paper] = await parts.held.byIds(put ? [put.paperId] : []);
  if (!paper) throw new Error(`${identifier.value} was stored and is not there`);
  return paper;
}

/** One source in trouble does not hide what another has; "nobody has it" is said only when all have answered. */
async function askAll({ lookUps, onTrouble }: Parts, identifier: Identifier): Promise<PaperRecord> {
  const silent: string[] = [];
  for (const lookUp of lookUps) {
    try {
      const record = await lookUp.find(identifier);
      if (record) return record;
    } catch (error) {
      onTrouble?.(lookUp, error);
      silent.push(`${lookUp.name} does not answer properly (${describeError(error)})`);
    }
  }
  throw silent.length > 0 ? unanswered(identifier, silent) : unknown(identifier, lookUps);
}

const SHOWN_LENGTH = 80;

function notAName(asked: string): UserError {
  const shown = asked.length > SHOWN_LENGTH ? `${asked.slice(0, SHOWN_LENGTH).toWellFormed()}…` : asked;
  return new UserError(
    `“${shown}” is not an id or a link of a paper that I know. Give an arXiv id such as 2405.02774, or an arXiv, Hugging Face, DOI or ACL Anthology link; /paper search finds papers by words.`,
  );
}

function unanswered({ value }: Identifier, silent: readonly string[]): UserError {
  return new UserError(`I don't hold ${value}, and ${silent.join('; ')}. Try again in a few minutes.`);
}

function unknown({ kind, value }: Identifier, lookUps: readonly LookUp[]): UserError {
  const wayOut = 'Give its arXiv id if it has one, or search by words with /paper search.';
  if (kind === 'doi')
    return new UserError(`I don't hold ${value}, and no source I can ask knows that DOI. ${wayOut}`);
  if (kind !== 'arxiv' || lookUps.length === 0)
    return new UserError(
      `I don't hold ${value}, and I can look up papers by arXiv id or DOI only. ${wayOut}`,
    );
  const asked = lookUps.map(({ name }) => name).join(' nor ');
  return new UserError(
    `Neither ${asked} has a paper ${value}. Check the id, or search by words with /paper search.`,
  );
}
