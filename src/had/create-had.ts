import type { ChatPlatform, LinkTarget, PostedRef, Space } from '../chat/api.ts';
import type { PaperId } from '../papers/api.ts';
import type { Votes } from '../reactions/api.ts';
import type { HadBefore, Occasion } from './api.ts';

/** A message of ours that showed a paper. */
export interface Showing {
  readonly ref: PostedRef;
  readonly channel: string;
  readonly at: number;
}

export interface Showings {
  /** Newest first; `total` counts those beyond `limit` too. What came to a person alone is left out. */
  of(
    spaceId: string,
    paperId: PaperId,
    limit: number,
  ): Promise<{ showings: readonly Showing[]; total: number }>;
}

export interface HadParts {
  readonly showings: Showings;
  readonly votes: Pick<Votes, 'tally' | 'savers'>;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
}

const TOLD = 3;

export function createHad({ showings, votes, platformOf }: HadParts): HadBefore {
  return {
    async of(space, paperId) {
      const found = await showings.of(space.id, paperId, TOLD);
      return {
        occasions: found.showings.map((showing) => occasionOf(showing, space, platformOf)),
        times: found.total,
        votes: (await votes.tally(space.id, [paperId])).get(paperId) ?? { up: 0, down: 0 },
        saves: await votes.savers(space.id, paperId),
      };
    },
  };
}

function occasionOf(
  { ref, channel, at }: Showing,
  space: Space,
  platformOf: HadParts['platformOf'],
): Occasion {
  const url = platformOf(ref.platform)?.linkTo?.(ref, space.externalId);
  const link: LinkTarget | undefined = url === undefined ? undefined : { kind: 'message', url };
  return { channel, at, ...(link && { link }) };
}
