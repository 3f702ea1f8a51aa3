import { footnote, type Message, text } from '../../src/chat/api.ts';
import { type PeopleRules, SUBMITTING } from '../../src/choices/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { checkWholeSpace } from '../asked/whole-space.ts';
import { defineCommand } from '../command.ts';
import { count } from '../reply/words.ts';

export const people = defineCommand({
  root: 'paper-admin',
  path: ['people'],
  description: 'Whether people bring papers in, and what mutes change',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'choice', name: 'submit', description: 'Who may submit papers', choices: SUBMITTING },
    {
      kind: 'integer',
      name: 'mutes',
      description: 'Mutes that keep a paper out of channels; 0 for none',
      min: 0,
      max: 1_000,
    },
  ],

  async run({ submit, mutes }, invocation) {
    const space = spaceAsked(invocation);
    const { choices } = invocation.services;
    const asked = submit !== undefined || mutes !== undefined;
    if (asked) await checkWholeSpace(invocation, 'What people may do');
    return { reply: rulesMessage(await choices.setPeople(space, { submit, mutes })) };
  },
});

const SUBMIT = {
  off: 'Nobody submits papers.',
  on: 'Anybody submits papers, up to 5 a day; the digest of the channel brings them.',
  approval: 'Papers that people submit wait for a manager: /paper-admin submissions.',
} as const;

function rulesMessage({ submit, mutes }: PeopleRules): Message {
  const muted =
    mutes === 0
      ? 'A mute changes nothing for the others.'
      : `Channels do without a paper that ${count(mutes, 'person', 'people')} muted.`;
  return {
    title: 'What people may do here',
    blocks: [
      text(SUBMIT[submit]),
      text(muted),
      footnote('/paper-admin people submit=approval mutes=3 changes it.'),
    ],
  };
}
