import { createHash } from 'node:crypto';
import { cleanAbstract, cleanAuthor, cleanTitle } from './clean.ts';
import { titleFingerprint } from './identifiers.ts';
import type { Identifier, Paper, PaperRecord } from './paper.ts';
import { plainText } from './plain-text.ts';

/** What is held of a work beside its names and sources; texts cleaned, and as they came. */
export interface PaperFacts extends Omit<Paper, 'id' | 'identifiers' | 'sources'> {
  readonly titleRaw: string;
  readonly abstractRaw: string;
  /** The source whose text stands here. */
  readonly textFrom: string;
}

/** A record ready to be stored. */
export interface CleanRecord {
  readonly facts: PaperFacts;
  /** Strong names only: arXiv id, DOI and the like. */
  readonly names: readonly Identifier[];
  /** The title's fingerprint, '' when it cannot tell works apart. */
  readonly titleName: string;
  readonly source: string;
  readonly listing: PaperRecord['listing'];
  readonly votes: PaperRecord['votes'];
}

/** PostgreSQL indexes no text of more than about 2,700 bytes; real names are far shorter. */
const LONGEST_NAME = 300;

/** Cleans what a source told: this is the one place where foreign text comes in. */
export function cleanRecord(record: PaperRecord): CleanRecord {
  const facts = factsOf(record);
  return {
    facts,
    names: record.identifiers.filter(
      ({ kind, value }) => kind !== 'title' && value && value.length <= LONGEST_NAME,
    ),
    titleName: shortName(titleFingerprint(facts.title)),
    source: record.source,
    listing: record.listing && { ...record.listing, submitter: plainText(record.listing.submitter ?? '') },
    votes: record.votes,
  };
}

function factsOf(record: PaperRecord): PaperFacts {
  const summary = cleanAbstract(record.summary ?? '');
  return {
    title: cleanTitle(record.title),
    titleRaw: storable(record.title),
    abstract: cleanAbstract(record.abstract),
    abstractRaw: storable(record.abstract),
    summary,
    summaryBy: summary === '' ? 'authors' : (record.summaryBy ?? 'authors'),
    authors: record.authors.map(cleanAuthor).filter(Boolean),
    published: record.published,
    version: record.version,
    withdrawn: record.withdrawn ?? record.listing?.kind === 'withdrawn',
    categories: tidyList(record.categories),
    keywords: tidyList(record.keywords ?? []),
    venue: plainText(record.venue ?? ''),
    codeUrl: plainText(record.codeUrl ?? ''),
    textFrom: record.source,
  };
}

function shortName(fingerprint: string): string {
  if (fingerprint.length <= LONGEST_NAME) return fingerprint;
  return createHash('sha256').update(fingerprint).digest('hex');
}

function tidyList(values: readonly string[]): string[] {
  return [...new Set(values.map(plainText).filter(Boolean))];
}

/** As it came, but for what PostgreSQL cannot hold. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
