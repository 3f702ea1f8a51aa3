import type { Address, Person, Space } from '../chat/api.ts';
import type { Paper } from '../papers/api.ts';

export interface WhyAsk {
  readonly paper: Paper;
  readonly person: Person;
  readonly space: Space | undefined;
  readonly channel: Address;
}

/** Why a paper came, or did not: facts in a reader's words. */
export interface Why {
  /** Which days announced it, newest first; empty when no source has. */
  readonly announced: readonly { readonly source: string; readonly day: string; readonly how: string }[];
  /** The channel's digest and the asker's own, those that there are. */
  readonly places: readonly PlaceWhy[];
}

export interface PlaceWhy {
  /** "The digest here", "Your own digest". */
  readonly name: string;
  /** The answer in one sentence, e.g. "It came 3rd of 26 on Tue 24 Nov." */
  readonly verdict: string;
  /** What the place follows, each with the words that fit or the word that is missing. */
  readonly rules: readonly RuleTried[];
  /** `Its score as of now is 0.72: one topic 0.50, …`; '' where it has none. */
  readonly score: string;
}

export interface RuleTried {
  readonly topic: string;
  readonly fits: boolean;
  /** `"data selection" in the title`, or `lacks curation`. */
  readonly because: string;
}

export interface WhyDesk {
  why(ask: WhyAsk): Promise<Why>;
}
