import { UserError } from '../errors.ts';
import { plainEmoji } from '../reactions/emoji.ts';
import { oneEmoji } from '../topics/emoji.ts';
import { CARD_RULES, type Choices, type EmojiTable, type PeopleRules, SUBMITTING } from './api.ts';
import type { ChoiceStore } from './choice-store.ts';
import { DIGITS_SETTING, EMOJI_SETTINGS, emojiTable } from './emoji-table.ts';

/** What managers choose for a whole space; what nobody chose is as it comes. */
export function createChoices(store: ChoiceStore): Choices {
  const emoji = async (spaceId: string): Promise<EmojiTable> => {
    const held = await store.of(spaceId);
    return emojiTable([...held].map(([name, value]) => ({ name, value })));
  };
  const people = async (spaceId: string): Promise<PeopleRules> => {
    const held = await store.of(spaceId);
    const submit = SUBMITTING.find((one) => one === held.get('submit')) ?? 'on';
    return { submit, mutes: Number(held.get('mutes') ?? 0) };
  };
  return {
    emoji,
    people,
    cards: async (spaceId) => {
      const held = (await store.of(spaceId)).get('cards');
      return CARD_RULES.find((rule) => rule === held) ?? 'forget';
    },
    digits: async (spaceId) => (await store.of(spaceId)).get(DIGITS_SETTING) === 'yes',
    setDigits: ({ id }, on) => store.put(id, DIGITS_SETTING, on ? 'yes' : 'no'),
    setCards: ({ id }, rule) => store.put(id, 'cards', rule),

    async setEmoji({ id }, change) {
      const checked = Object.entries(change).flatMap(([use, typed]) =>
        typed === undefined ? [] : [[use as keyof EmojiTable, oneEmoji(typed)] as const],
      );
      const table = { ...(await emoji(id)), ...Object.fromEntries(checked) };
      checkDistinct(table);
      for (const [use, chosen] of checked) await store.put(id, EMOJI_SETTINGS[use], chosen);
      return table;
    },

    async setPeople({ id }, { submit, mutes }) {
      if (submit !== undefined) await store.put(id, 'submit', submit);
      if (mutes !== undefined) await store.put(id, 'mutes', String(mutes));
      return people(id);
    },
  };
}

function checkDistinct(table: EmojiTable): void {
  const uses = Object.entries(table);
  for (const [at, [use, emoji]] of uses.entries()) {
    const same = uses.slice(0, at).find(([, other]) => plainEmoji(other) === plainEmoji(emoji));
    if (same) {
      throw new UserError(`${emoji} would stand for ${same[0]} and for ${use}. Give each its own emoji.`);
    }
  }
}
