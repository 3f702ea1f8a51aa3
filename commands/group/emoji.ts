import { type Message, plain, text } from '../../src/chat/api.ts';
import { EMOJI, type EmojiTable, oneEmoji } from '../../src/choices/api.ts';
import { UserError } from '../../src/errors.ts';
import { spaceAsked } from '../asked/channel.ts';
import { checkWholeSpace } from '../asked/whole-space.ts';
import { defineCommand } from '../command.ts';
import { written } from '../reply/words.ts';

const LONGEST = 60;

export const emoji = defineCommand({
  root: 'paper-admin',
  path: ['emoji'],
  description: 'Which emoji vote, save and mute under a paper',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'text', name: 'up', description: `Votes for it (${EMOJI.up})`, maxLength: LONGEST },
    { kind: 'text', name: 'down', description: `Votes against it (${EMOJI.down})`, maxLength: LONGEST },
    { kind: 'text', name: 'save', description: `Saves it (${EMOJI.save})`, maxLength: LONGEST },
    { kind: 'text', name: 'mute', description: `Mutes it (${EMOJI.mute})`, maxLength: LONGEST },
    { kind: 'choice', name: 'digits', description: 'Digits vote under a list', choices: ['yes', 'no'] },
  ],

  async run({ digits, ...change }, invocation) {
    const space = spaceAsked(invocation);
    const { choices } = invocation.services;
    const asked = Object.keys(change).length > 0;
    if (asked || digits !== undefined) await checkWholeSpace(invocation, 'What reactions mean');
    for (const emoji of Object.values(change)) {
      const problem = await invocation.emojiProblem(oneEmoji(emoji));
      if (problem !== undefined) throw new UserError(problem);
    }
    const table = asked ? await choices.setEmoji(space, change) : await choices.emoji(space.id);
    if (digits !== undefined) await choices.setDigits(space, digits === 'yes');
    return { reply: tableMessage(table, await choices.digits(space.id)) };
  },
});

const USES: readonly (readonly [keyof EmojiTable, string])[] = [
  ['up', 'votes for it'],
  ['down', 'votes against it'],
  ['save', 'saves it'],
  ['mute', 'mutes it, for oneself'],
];

function tableMessage(table: EmojiTable, digits: boolean): Message {
  return {
    title: 'Reactions to a paper',
    blocks: [
      {
        type: 'fields',
        fields: USES.map(([use, what]) => ({ label: written(table[use]), value: [plain(what)] })),
      },
      ...(digits ? [text('Under a list 1️⃣ to 🔟 vote for the paper of that number.')] : []),
      text(
        'They count from now on; reactions that stand already are not read again. Change one: /paper-admin emoji save=⭐.',
      ),
    ],
  };
}
