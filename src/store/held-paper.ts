import { isDeepStrictEqual } from 'node:util';
import type { CleanRecord, PaperFacts } from '../papers/facts.ts';
import { absorb } from '../papers/merge.ts';
import type { AnnouncementKind, Identifier, Listing, PaperId } from '../papers/paper.ts';

/** What a source says of a paper, as a row. */
export interface SourceRow {
  readonly upvotes: number;
  readonly comments: number;
  readonly submitter: string;
  readonly first_seen_at: number;
  readonly last_seen_at: number;
}

/** An announcement on its way in; its number is given when it is written. */
export interface NewAnnouncement extends Pick<Listing, 'source' | 'day' | 'kind' | 'rank'> {
  number?: number;
}

/** A paper while a batch works on it: what is held, and what is still to be written. */
export class HeldPaper {
  readonly id: PaperId;
  readonly createdAt: number;
  facts: PaperFacts;
  readonly names: Identifier[] = [];
  readonly sources = new Map<string, SourceRow>();
  readonly listed: Pick<Listing, 'source' | 'day' | 'kind'>[] = [];

  changed = false;
  readonly newNames: Identifier[] = [];
  readonly toldSources = new Set<string>();
  readonly announcing: NewAnnouncement[] = [];

  constructor(id: PaperId, facts: PaperFacts, createdAt: number) {
    this.id = id;
    this.facts = facts;
    this.createdAt = createdAt;
  }

  /** False when there was nothing new in it. */
  learn(facts: PaperFacts): boolean {
    const next = absorb(this.facts, facts);
    if (isDeepStrictEqual(next, this.facts)) return false;
    this.facts = next;
    this.changed = true;
    return true;
  }

  addName(name: Identifier): void {
    this.newNames.push(name);
    if (name.kind === 'title') return;
    this.names.push(name);
    this.changed = true;
  }

  /** What the newest listing says counts, and votes told apart from any; else it only says where the paper is from. */
  see({ source, listing, votes }: CleanRecord, now: number): void {
    const held = this.sources.get(source);
    if (held && !listing && !votes) return;
    const newest = listing && listing.day >= this.#newestDay(source) ? listing : undefined;
    const told = votes ?? newest;
    this.sources.set(source, {
      upvotes: told?.upvotes ?? held?.upvotes ?? 0,
      comments: told?.comments ?? held?.comments ?? 0,
      submitter: newest?.submitter || held?.submitter || '',
      first_seen_at: held?.first_seen_at ?? now,
      last_seen_at: now,
    });
    this.toldSources.add(source);
  }

  /** Undefined when this was announced before. */
  announce({ source, day, kind, rank = 0 }: Listing): NewAnnouncement | undefined {
    const told = this.listed.some(
      (other) => other.source === source && other.day === day && covers(other.kind, kind),
    );
    if (told) return undefined;
    const announcement = { source, day, kind, rank };
    this.listed.push(announcement);
    this.announcing.push(announcement);
    return announcement;
  }

  #newestDay(source: string): string {
    return this.listed.reduce(
      (newest, other) => (other.source === source && other.day > newest ? other.day : newest),
      '',
    );
  }
}

/** A cross-list of what the same source announced that day as its own adds nothing. */
function covers(held: AnnouncementKind, told: AnnouncementKind): boolean {
  return (
    held === told || (held === 'new' && told === 'cross') || (held === 'replace' && told === 'replace-cross')
  );
}
