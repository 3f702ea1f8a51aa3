import type { Person, Space } from '../../chat/api.ts';
import { UserError } from '../../errors.ts';
import type { Topic, TopicBook } from '../api.ts';
import type { Pack } from './pack.ts';
import { type PlannedTopic, planImport } from './plan-import.ts';

/** What came of taking a pack over. */
export interface TakenOver {
  readonly added: readonly Topic[];
  readonly replaced: readonly Topic[];
  /** Names of topics that could not be had, with the reason. */
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}

type Topics = Pick<TopicBook, 'names' | 'add' | 'change'>;

/** Adds what a space does not have; with `replace`, topics of the same names get the pack's rules and keep emoji and followers. */
export async function takeOver(
  topics: Topics,
  space: Space,
  pack: Pack,
  replace: boolean,
  by: Person,
): Promise<TakenOver> {
  const plan = planImport(pack, await topics.names(space.id));
  const added: Topic[] = [];
  const replaced: Topic[] = [];
  const failed: { name: string; why: string }[] = [];
  for (const planned of plan) {
    try {
      if (planned.what === 'new') added.push(await topics.add(space, typed(planned), by));
      else if (planned.what === 'taken' && planned.here && replace)
        replaced.push(await topics.change(space, planned.here.id, typed(planned)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed.push({ name: planned.name, why: error.message });
    }
  }
  return { added, replaced, failed };
}

const typed = ({ name, rule, emoji }: PlannedTopic) => ({ name, rule, emoji });
