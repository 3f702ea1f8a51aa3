import type { PaperId } from '../../papers/api.ts';
import type { Destination } from '../schedule/schedule.ts';
import type { Muter } from './group-voice.ts';

/** Who is not to get which papers: a person what they muted, a channel what enough of its people did. */
export class Muted {
  readonly #muters: ReadonlyMap<PaperId, readonly Muter[]>;
  readonly #needed: ReadonlyMap<string, number>;

  constructor(muters: readonly Muter[], needed: ReadonlyMap<string, number>) {
    this.#muters = Map.groupBy(muters, ({ paperId }) => paperId);
    this.#needed = needed;
  }

  for({ personId, spaceId }: Pick<Destination, 'personId' | 'spaceId'>, paperId: PaperId): boolean {
    const muters = this.#muters.get(paperId);
    if (muters === undefined) return false;
    if (personId !== '') return muters.some((muter) => muter.personId === personId);
    const needed = this.#needed.get(spaceId) ?? 0;
    return needed > 0 && muters.filter((muter) => muter.spaceId === spaceId).length >= needed;
  }
}
