import { footnote, type Message, text } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import type { ListedGroup } from '../../src/managers/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { checkWholeSpace } from '../asked/whole-space.ts';
import { defineCommand } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { listed, oneLine } from '../reply/words.ts';

const LONGEST = 100;

export const managers = defineCommand({
  root: 'paper-admin',
  path: ['managers'],
  description: 'Which group of people may manage channels too',
  visibility: 'private',
  permission: 'manager',
  changes: true,
  options: [
    { kind: 'text', name: 'add', description: 'A group, such as @editors', maxLength: LONGEST },
    { kind: 'text', name: 'remove', description: 'A group that is listed', maxLength: LONGEST },
  ],

  async run({ add, remove }, invocation) {
    const space = spaceAsked(invocation);
    const { managers } = invocation.services;
    if (invocation.groupNamed === undefined) return { reply: OWN_RIGHTS };
    if (add !== undefined || remove !== undefined)
      await checkWholeSpace(invocation, 'Which group may manage');
    if (add !== undefined) await managers.list(space.id, await groupAsked(add, invocation));
    const before = await managers.listed(space.id);
    if (remove !== undefined) await managers.unlist(space.id, listedAsked(remove, before).id);
    return { reply: listMessage(await managers.listed(space.id)) };
  },
});

const OWN_RIGHTS: Message = {
  title: 'Who may manage',
  blocks: [
    text(
      'Whoever may manage a channel by the rights of this platform may manage it for me: change them there.',
    ),
  ],
};

async function groupAsked(named: string, { groupNamed }: Invocation): Promise<ListedGroup> {
  const group = await groupNamed?.(named);
  if (group) return group;
  throw new UserError(
    `I find no group “${oneLine(named, LONGEST)}”. Write it as you mention it: /paper-admin managers add=@editors.`,
  );
}

function listedAsked(named: string, groups: readonly ListedGroup[]): ListedGroup {
  const plain = (name: string) => name.replace(/^@/, '').toLowerCase();
  const found = groups.find(({ id, name }) => id === named || plain(name) === plain(named));
  if (found) return found;
  const names = groups.map(({ name }) => name);
  throw new UserError(
    `“${oneLine(named, LONGEST)}” is not listed. ${names.length > 0 ? `Listed: ${names.join(', ')}.` : 'No group is.'}`,
  );
}

function listMessage(groups: readonly ListedGroup[]): Message {
  const names = groups.map(({ name }) => name);
  const also = names.length > 0 ? ` Of its members also those in ${listed(names, 'or')}.` : '';
  return {
    title: 'Who may manage',
    blocks: [
      text(`Administrators, whoever made a channel, and whoever set its digest, may manage it.${also}`),
      footnote('/paper-admin managers add=@editors lists a group; remove=@editors takes it off.'),
    ],
  };
}
