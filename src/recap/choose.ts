import type { Paper, PaperId } from '../papers/api.ts';
import type { Tally } from '../reactions/api.ts';

/** A paper in a recap, and why. */
export interface Recalled {
  readonly paper: Paper;
  /** 0 where the reason tells them. */
  readonly votesHere: number;
  readonly reason: string;
}

/** The papers of a recap: each in one list only. */
export interface Chosen {
  /** Voted for here. */
  readonly top: readonly Recalled[];
  /** With most comments at their source. */
  readonly discussed: readonly Recalled[];
  /** Voted for elsewhere and by nobody here. */
  readonly overlooked: readonly Recalled[];
}

const TOP = 5;
const DISCUSSED = 3;
const OVERLOOKED = 3;
/** Fewer say little. */
const LEAST_COMMENTS = 2;
const LEAST_UPVOTES = 5;

/** Chooses among the papers posted, and for what was overlooked among the folded ones too. */
export function choose(
  posted: readonly Paper[],
  folded: readonly Paper[],
  tally: ReadonlyMap<PaperId, Tally>,
): Chosen {
  const taken = new Set<PaperId>();
  const voted = (paper: Paper) => netVotes(tally.get(paper.id));
  const pick = (
    papers: readonly Paper[],
    most: number,
    worth: (paper: Paper) => number,
    reason: (n: number) => string,
  ) => {
    const best = papers
      .filter((paper) => !taken.has(paper.id) && worth(paper) > 0)
      .toSorted((a, b) => worth(b) - worth(a))
      .slice(0, most);
    for (const paper of best) taken.add(paper.id);
    return best.map((paper) => ({
      paper,
      votesHere: worth === voted ? 0 : Math.max(0, voted(paper)),
      reason: reason(worth(paper)),
    }));
  };
  const top = pick(posted, TOP, voted, (votes) => `${votes} ${votes === 1 ? 'vote' : 'votes'} here`);
  const discussed = pick(posted, DISCUSSED, commentsOf, (comments) => `${comments} comments at the source`);
  const unseen = [...posted, ...folded].filter((paper) => !tally.has(paper.id));
  const overlooked = pick(
    unseen,
    OVERLOOKED,
    upvotesOf,
    (votes) => `${votes} votes at the source, none here yet`,
  );
  return { top, discussed, overlooked };
}

const netVotes = ({ up, down }: Tally = { up: 0, down: 0 }) => up - down;

function commentsOf({ sources }: Paper): number {
  const most = Math.max(0, ...sources.map(({ comments }) => comments));
  return most >= LEAST_COMMENTS ? most : 0;
}

function upvotesOf({ sources }: Paper): number {
  const most = Math.max(0, ...sources.map(({ upvotes }) => upvotes));
  return most >= LEAST_UPVOTES ? most : 0;
}
