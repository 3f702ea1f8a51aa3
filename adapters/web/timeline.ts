import type { Conversation, Line, LineReactions } from '../../src/chat/conversation.ts';
import { LIMITS } from './limits.ts';
import type { Whisper, Whispers } from './whispers.ts';

/** A line for all, with what people put under it. */
export interface Shown {
  readonly line: Line;
  readonly reactions: LineReactions;
}

/** One entry of a conversation as a person sees it: a line for all with its thread, or a word to them alone. */
export type Entry =
  | ({ readonly kind: 'line'; readonly at: number; readonly replies: readonly Shown[] } & Shown)
  | { readonly kind: 'whisper'; readonly at: number; readonly whisper: Whisper };

export interface Timeline {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** The line before which there are more. */
  readonly earlier: string | undefined;
}

/** A channel's newest lines (or those before one of them), with what was said to this person alone among them. */
export async function readTimeline(
  conversation: Conversation,
  whispers: Pick<Whispers, 'of'>,
  ask: { channelId: string; whisperKey: string; before?: string | undefined },
): Promise<Timeline> {
  const lines = await conversation.latest(ask.channelId, LIMITS.lines + 1, ask.before);
  const shown = lines.slice(-LIMITS.lines);
  const replies = await conversation.replies(shown.map((line) => line.id));
  const all = [...shown, ...[...replies.values()].flat()];
  const reactions = await conversation.reactions(all.map((line) => line.id));
  const withReactions = (line: Line): Shown => ({ line, reactions: reactions.get(line.id) ?? [] });
  const more = lines.length > shown.length;
  const since = more ? (shown[0]?.at ?? 0) : 0;
  const own = ask.before === undefined ? whispers.of(ask.whisperKey) : [];
  const entries: Entry[] = [
    ...own
      .filter(({ at }) => at >= since)
      .map((whisper): Entry => ({ kind: 'whisper', at: whisper.at, whisper })),
    ...shown.map(
      (line): Entry => ({
        kind: 'line',
        at: line.at,
        ...withReactions(line),
        replies: (replies.get(line.id) ?? []).map(withReactions),
      }),
    ),
  ];
  entries.sort((a, b) => a.at - b.at);
  return { entries, earlier: more ? shown[0]?.id : undefined };
}
