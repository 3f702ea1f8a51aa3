import { type Block, type Message, plain, type Span, strong, text } from '../src/chat/api.ts';
import type { ChannelStatus, SlotLine } from '../src/digest/api.ts';
import { channelName } from './asked/channel.ts';
import { defineCommand } from './command.ts';
import type { Invocation, Services } from './invocation.ts';
import { heldBlocks } from './reply/held-messages.ts';
import { count } from './reply/words.ts';

const SLOTS_SHOWN = 3;
const CHANNELS_SHOWN = 15;
const HELD_SHOWN = 2;

export const status = defineCommand({
  root: 'paper',
  path: ['status'],
  description: 'How the sources, the platforms and the digest do',
  visibility: 'private',
  permission: 'anyone',
  options: [],

  async run(_args, invocation) {
    const { services } = invocation;
    const [sources, digests, papers] = await Promise.all([
      sourceFields(services),
      digestBlocks(invocation),
      services.papers.count(),
    ]);
    const platforms = services.status
      .platforms()
      .map(({ name, state, detail }) => fieldOf(name, state, detail));
    const fields = [
      ...sources,
      ...platforms,
      { label: 'Papers', value: [plain(count(papers, 'paper held', 'papers held'))] },
    ];
    const reply: Message = { title: 'Status', blocks: [{ type: 'fields', fields }, ...digests] };
    return { reply };
  },
});

async function sourceFields({ status }: Services) {
  const sources = await status.sources();
  if (sources.length === 0)
    return [{ label: 'Sources', value: [plain('none set up: papers come from files only')] }];
  return sources.map(({ name, state, detail }) => fieldOf(name, state, detail));
}

function fieldOf(label: string, state: string, detail: string): { label: string; value: readonly Span[] } {
  return { label, value: [plain(detail ? `${state}: ${detail}` : state)] };
}

/** This channel's digest; those who may manage it see every channel of the space. */
async function digestBlocks(invocation: Invocation): Promise<readonly Block[]> {
  const { services, channel, space } = invocation;
  if (space && (await invocation.mayManage(channel))) {
    const all = await services.digests.statusOfSpace(space.id);
    const held = heldBlocks(await services.digests.held.ofSpace(space.id), HELD_SHOWN);
    if (all.length > 0) return [...held, ...all.slice(0, CHANNELS_SHOWN).flatMap(channelBlocks)];
  }
  const here = await services.digests.statusOf(channel);
  return here
    ? channelBlocks(here)
    : [
        text(
          `No digest is set for ${channelName(channel)}. A manager sets one with /paper-admin digest set.`,
        ),
      ];
}

function channelBlocks({ plan, last, trouble }: ChannelStatus): readonly Block[] {
  const topics = plan.topics.length > 0 ? plan.topics.join(', ') : 'all papers';
  const [nextAt] = plan.next;
  const next: readonly Span[] =
    nextAt === undefined
      ? []
      : [plain(' · next '), { type: 'time', at: nextAt, zone: plan.zone, style: 'datetime' }];
  return [
    text(strong(channelName(plan.channel)), ` ${plan.when} ${plan.zone} · ${topics}`, ...next),
    ...last.slice(0, SLOTS_SHOWN).map(slotBlock),
    ...(trouble ? [text(trouble)] : []),
  ];
}

function slotBlock({ dueAt, zone, outcome, reason }: SlotLine): Block {
  const due = { type: 'time', at: dueAt, zone, style: 'datetime' } as const;
  const words = outcome.replaceAll('-', ' ');
  // Most reasons begin with what they explain.
  return text(due, ` · ${reason.startsWith(words) ? reason : [words, reason].filter(Boolean).join(': ')}`);
}
