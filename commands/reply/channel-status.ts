import { type Block, plain, strong, text, timeWords } from '../../src/chat/api.ts';
import type { ChannelStatus, SlotLine } from '../../src/digest/api.ts';
import { channelName } from '../asked/channel.ts';
import type { Invocation } from '../invocation.ts';
import { runSpans, settingsWords } from './digest-words.ts';

/** A channel's digest in full: how it is set, when it comes next, what became of the last ones. */
export function channelBlocks(status: ChannelStatus, invocation: Invocation): readonly Block[] {
  const { plan, last, trouble } = status;
  const [nextAt] = plan.next;
  const next = nextAt === undefined ? [] : runSpans(nextAt, plan.zone, invocation);
  return [
    text(strong(channelName(plan.channel)), ` ${whenWords(status)}`),
    ...(trouble ? [text(trouble)] : []),
    {
      type: 'fields',
      fields: [
        { label: 'Next', value: next },
        { label: 'Looks', value: [plain(settingsWords(plan))] },
      ],
    },
    ...last.map((slot) => text(slotWords(slot, invocation.services.clock.now()))),
  ];
}

/** The same in one line. */
export function channelLine(status: ChannelStatus, now: number): Block {
  const { plan, last, trouble } = status;
  const [slot] = last;
  const [at] = plan.next;
  return text(
    strong(channelName(plan.channel)),
    ` ${whenWords(status)}`,
    ...(trouble ? [plain(` · ${trouble}`)] : slot ? [plain(` · ${slotWords(slot, now)}`)] : []),
    ...(at === undefined
      ? []
      : [plain(` · next ${timeWords({ at, zone: plan.zone, style: 'datetime' }, now)}`)]),
  );
}

function whenWords({ plan }: ChannelStatus): string {
  return `${plan.when} ${plan.zone} · ${plan.topics.length > 0 ? plan.topics.join(', ') : 'all papers'}`;
}

/** When it was due, by its schedule's clock as every time in the reason, and what came of it. */
function slotWords(slot: SlotLine, now: number): string {
  const due = timeWords({ at: slot.dueAt, zone: slot.zone, style: 'datetime' }, now);
  return `${due} · ${outcomeWords(slot)}`;
}

/** What came of a slot, and why. */
export function outcomeWords({ outcome, reason }: Pick<SlotLine, 'outcome' | 'reason'>): string {
  const words = outcome.replaceAll('-', ' ');
  // Most reasons begin with what they explain.
  if (reason.startsWith(words)) return reason;
  const why = outcome === 'partly-posted' ? reason.replace(/^posted /, '') : reason;
  return [words, why].filter(Boolean).join(': ');
}
