import { text } from '../../src/chat/api.ts';
import { CARD_RULES } from '../../src/choices/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';

export const topicCards = defineCommand({
  root: 'paper-admin',
  path: ['topic', 'cards'],
  description: 'What becomes of topic cards that are deleted or lose their emoji',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [{ kind: 'choice', name: 'lost', description: 'Forget or repair them', choices: CARD_RULES }],

  async run({ lost }, invocation) {
    const space = spaceAsked(invocation);
    const { choices } = invocation.services;
    if (lost !== undefined) await choices.setCards(space, lost);
    return {
      reply: { title: 'Lost topic cards', blocks: [text(WORDS[await choices.cards(space.id)])] },
    };
  },
});

const WORDS = {
  forget:
    'A card that is deleted stays away, and one without its emoji stays so. I tell whoever made the topic once. /paper-admin topic cards repair has me put them right.',
  repair:
    'I post a deleted card again and put a missing emoji back under it, but not when somebody deletes a card in its first ten minutes. /paper-admin topic cards forget ends that.',
} as const;
