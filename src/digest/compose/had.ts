import type { PaperId } from '../../papers/api.ts';
import type { Destination } from '../schedule/schedule.ts';
import type { Holder } from './shown-store.ts';

type Place = Pick<Destination, 'id' | 'spaceId' | 'personId' | 'name'>;

/** Who has had which papers, by space: what is chosen while it is open counts at once. */
export class Had {
  /** Paper, then space, then destination and its name, in order of time. */
  readonly #holders = new Map<PaperId, Map<string, Map<string, string>>>();

  add({ paperId, spaceId, destinationId, name }: Holder): void {
    const spaces = this.#holders.get(paperId) ?? new Map<string, Map<string, string>>();
    const holders = spaces.get(spaceId) ?? new Map<string, string>();
    this.#holders.set(paperId, spaces.set(spaceId, holders.set(destinationId, name)));
  }

  by({ id, spaceId }: Pick<Place, 'id' | 'spaceId'>, paperId: PaperId): boolean {
    return this.#holders.get(paperId)?.get(spaceId)?.has(id) ?? false;
  }

  /** Names of the space's other channels that have had a paper. */
  elsewhere(place: Place, paperIds: readonly PaperId[]): ReadonlyMap<PaperId, readonly string[]> {
    const found = new Map<PaperId, readonly string[]>();
    for (const paperId of paperIds) {
      const holders = this.#holders.get(paperId)?.get(place.spaceId) ?? new Map<string, string>();
      const names = [...holders].flatMap(([id, name]) => (isAnother(place, id, name) ? [name] : []));
      if (names.length > 0) found.set(paperId, names);
    }
    return found;
  }

  /** From now on the place has had these. */
  take({ id, spaceId, personId, name }: Place, paperIds: readonly PaperId[]): void {
    for (const paperId of paperIds) {
      this.add({ paperId, spaceId, destinationId: id, name: personId === '' ? name : '' });
    }
  }
}

/** What is made up for an example has no id, and is known by its name. */
const isAnother = (place: Place, id: string, name: string) =>
  name !== '' && id !== place.id && (place.id !== '' || name !== place.name);
