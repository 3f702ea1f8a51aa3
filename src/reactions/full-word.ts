import { deliveryKey, type Message, text } from '../chat/api.ts';
import type { NewSubscription } from '../topics/subscription-store.ts';

const DAY_MS = 86_400_000;

/** A private word to somebody whose reaction could join nothing, since a reaction cannot be answered; once a day, under its key. */
export function fullWord({ personId, limit, now }: NewSubscription): {
  readonly key: string;
  readonly message: Message;
} {
  return {
    key: deliveryKey('full', personId, Math.floor(now / DAY_MS)),
    message: {
      title: `You follow ${limit} topics`,
      blocks: [
        text(
          'That is as many as one can, so your reaction joined nothing. Leave a topic with /paper subscriptions, then take the reaction away and set it anew.',
        ),
      ],
    },
  };
}
