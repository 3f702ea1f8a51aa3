import { deliveryKey, type Message, type PostedMessages, storeActions, text } from '../chat/api.ts';
import type { Choices } from '../choices/api.ts';
import type { Chore } from '../digest/chores.ts';
import { nameOf } from './card-message.ts';
import type { LostCard, Word } from './card-store.ts';
import { type KeepParts, messageOf, type Summaries, summariesOf, tried } from './keep-cards.ts';

export interface MendParts extends KeepParts {
  readonly choices: Pick<Choices, 'cards'>;
  readonly posted: Pick<PostedMessages, 'remember'>;
}

const CARDS_A_RUN = 20;
/** Whoever deletes a card at once means it. */
const UNWANTED_MS = 10 * 60_000;
const AGAIN_MS = 60_000;

/** Sees to cards that were deleted or lost their emoji: mends them, or says so once to who made the topic, as the space chose. */
export function mendCards(parts: MendParts): Chore {
  return {
    name: 'lost topic cards',
    run: async (signal) => {
      const lost = await parts.cards.lost(parts.clock.now(), CARDS_A_RUN);
      if (lost.length === 0) return;
      const summaries = await summariesOf(parts, lost);
      for (const card of lost) {
        if (signal.aborted) return;
        await seeTo(parts, card, summaries);
      }
    },
  };
}

async function seeTo(parts: MendParts, card: LostCard, summaries: Summaries): Promise<void> {
  const { cards, choices, clock } = parts;
  const message = messageOf(card, summaries);
  const isWanted = card.subjects.some(({ id }) => summaries.get(id)?.removed === false);
  const rule = isWanted ? await choices.cards(card.spaceId) : 'forget';
  const wasUnwanted = card.how === 'gone' && clock.now() - card.postedAt < UNWANTED_MS;
  if (rule === 'repair' && message && !wasUnwanted) return mend(parts, card, message);
  const word = isWanted && !wasUnwanted ? wordOf(card, summaries) : undefined;
  await cards.seenTo(card, word);
}

async function mend(parts: MendParts, card: LostCard, message: Message): Promise<void> {
  const { cards, platformOf, actions, posted, clock, log } = parts;
  const platform = platformOf(card.ref.platform);
  if (platform?.state().state !== 'connected') return cards.putOff(card.id, clock.now() + AGAIN_MS);
  if (card.how === 'bare') {
    await platform.seed?.(card.ref, message.seedReactions ?? [], []);
    return cards.bare(card.id, false);
  }
  const { platform: name, channelId } = card.ref;
  const to = { platform: name, kind: 'channel', channelId, spaceId: card.spaceExternalId } as const;
  const key = deliveryKey('card', card.id);
  const ready = await storeActions(actions, message);
  const result = await tried(parts, () => platform.post(to, ready, key));
  if (result.state === 'later' || result.state === 'unknown') {
    // The same key never makes two messages.
    return cards.putOff(card.id, clock.now() + AGAIN_MS);
  }
  if (result.state === 'accepted') {
    const ref = { platform: name, channelId: result.channelId, messageId: result.messageId };
    await posted.remember(ref, card.spaceId, card.subjects);
  } else
    log.info({ posted: card.id, reason: result.reason }, 'a deleted topic card could not be posted again');
  await cards.seenTo(card);
}

/** To whoever made the first of its topics. */
function wordOf(card: LostCard, summaries: Summaries): Word | undefined {
  const topics = card.subjects.flatMap(({ id }) => summaries.get(id) ?? []);
  const personId = topics.find(({ createdBy }) => createdBy !== '')?.createdBy;
  const [first] = topics;
  if (personId === undefined || first === undefined) return undefined;
  const what = topics.length === 1 ? `The card of ${nameOf(first)}` : `A menu of ${topics.length} topics`;
  const message: Message = {
    title: card.how === 'gone' ? `${what} was deleted` : `${what} has no emoji to press`,
    blocks: [
      text(
        card.how === 'gone'
          ? 'Who joined still gets papers. To have it back, type /paper topic list in its channel.'
          : 'Somebody took it away, or I may not add reactions there. Its button still works.',
      ),
      text('With /paper-admin topic cards repair I see to that by myself. I say this once for each card.'),
    ],
  };
  return { key: deliveryKey('lost card', card.id, card.how), personId, message };
}
