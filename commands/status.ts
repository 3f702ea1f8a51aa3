import { type Block, footnote, type Message, plain, type Span, strong, text } from '../src/chat/api.ts';
import { channelName } from './asked/channel.ts';
import { defineCommand } from './command.ts';
import type { Invocation, Services } from './invocation.ts';
import { buttonRow } from './reply/button-row.ts';
import { channelBlocks, channelLine } from './reply/channel-status.ts';
import { runSpans } from './reply/digest-words.ts';
import { heldBlocks } from './reply/held-messages.ts';
import { pageButtons } from './reply/pages.ts';
import { count } from './reply/words.ts';

const HELD_SHOWN = 2;

export const status = defineCommand({
  root: 'paper',
  path: ['status'],
  description: 'How the sources, the platforms and the digest do',
  visibility: 'private',
  permission: 'anyone',
  options: [
    { kind: 'integer', name: 'page', description: 'Which channels, for managers', min: 1, max: 1_000 },
  ],

  async run({ page = 1 }, invocation) {
    const manages = await invocation.mayManage(invocation.channel);
    const channels = manages ? await channelsPage(invocation, page) : [];
    if (page > 1 && channels.length > 0) return { reply: { title: 'Status', blocks: channels } };
    const { services, channel } = invocation;
    const [fields, held, here, recap] = await Promise.all([
      fieldsOf(services),
      manages ? heldOf(invocation) : [],
      services.digests.statusOf(channel),
      recapOf(invocation),
    ]);
    const digest = here ? channelBlocks(here, invocation) : [text(noneFor(channelName(channel)))];
    const blocks = [{ type: 'fields', fields } as const, ...held, ...digest, ...recap, ...channels];
    return { reply: { title: 'Status', blocks } satisfies Message };
  },
});

const noneFor = (channel: string) =>
  `No digest is set for ${channel}. A manager sets one with /paper-admin digest set.`;

async function fieldsOf(services: Services) {
  const [sources, papers] = await Promise.all([sourceFields(services), services.papers.count()]);
  const platforms = services.status
    .platforms()
    .map(({ name, state, detail }) => fieldOf(name, state, detail));
  return [
    ...sources,
    ...platforms,
    { label: 'Papers', value: [plain(count(papers, 'paper held', 'papers held'))] },
  ];
}

async function sourceFields({ status }: Services) {
  const sources = await status.sources();
  if (sources.length === 0)
    return [{ label: 'Sources', value: [plain('none set up: papers come from files only')] }];
  return sources.map(({ name, state, detail }) => fieldOf(name, state, detail));
}

function fieldOf(label: string, state: string, detail: string): { label: string; value: readonly Span[] } {
  return { label, value: [plain(detail ? `${state}: ${detail}` : state)] };
}

async function heldOf({ services, space }: Invocation): Promise<readonly Block[]> {
  return space ? heldBlocks(await services.digests.held.ofSpace(space.id), HELD_SHOWN) : [];
}

async function recapOf(invocation: Invocation): Promise<readonly Block[]> {
  const recap = await invocation.services.recaps.of(invocation.channel);
  const [at] = recap?.next ?? [];
  if (!recap || at === undefined) return [];
  const next = { label: 'Next', value: runSpans(at, recap.zone, invocation) };
  return [text(strong('Weekly recap'), ` ${recap.when} ${recap.zone}`), { type: 'fields', fields: [next] }];
}

/** Every channel of the space in a line, for those who manage; nothing when there is only the one they are in. */
async function channelsPage(
  { services, space, channel }: Invocation,
  asked: number,
): Promise<readonly Block[]> {
  if (!space) return [];
  const { channels, page, pages, total } = await services.digests.statusPage(space.id, asked);
  const only = channels[0]?.plan.channel.channelId;
  if (total === 0 || (total === 1 && only === channel.channelId)) return [];
  const now = services.clock.now();
  return [
    footnote(`${count(total, 'channel')} with a digest${pages > 1 ? `, page ${page} of ${pages}` : ''}`),
    ...channels.map((status) => channelLine(status, now)),
    ...buttonRow(...pageButtons('paper status', {}, { page, pages, from: 0 })),
  ];
}
