import type { Directory, Person, PostedMessage, Space } from '../chat/api.ts';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { act, type ReactionEffects } from './act.ts';
import type { ReactionLists, ReactionRow } from './reaction-lists.ts';

export interface ApplyParts extends ReactionEffects {
  readonly lists: ReactionLists;
  readonly directory: Directory;
  readonly log: Log;
}

/** One person's emoji as it is now. */
export interface EmojiState {
  readonly person: Person;
  readonly emoji: string;
  readonly present: boolean;
  readonly at: number;
}

/**
 * Acts on a state that differs from the row held, then holds it. In this order a stop between the two
 * only repeats the act, which changes nothing; the other order would lose it.
 */
export async function apply(
  parts: ApplyParts,
  posted: PostedMessage,
  space: Space,
  state: EmojiState,
): Promise<void> {
  const { person, emoji, present, at } = state;
  const rows = await parts.lists.of(posted.id);
  const same = (row: ReactionRow) => row.personId === person.id && row.emoji === emoji;
  const before = rows.find(same);
  if (before && before.at > at) return;
  const row = { emoji, personId: person.id, present, at };
  if ((before?.present ?? false) !== present) {
    const held = [...rows.filter((other) => other.personId === person.id && !same(other)), row];
    await tryAct(parts, { posted, space, person, emoji, present, held });
  }
  await parts.lists.put(posted.id, [row]);
}

/** A reaction cannot be answered: what a person would be told goes into the log. */
async function tryAct(parts: ApplyParts, change: Parameters<typeof act>[1]): Promise<void> {
  try {
    await act(parts, change);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    parts.log.info(
      { error, person: change.person.id, emoji: change.emoji },
      'a reaction could not be followed',
    );
  }
}
