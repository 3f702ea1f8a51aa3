import type { Report } from './protocol.ts';
import type { World } from './world.ts';

/** What the platforms' own records say of the digests due. */
export interface Count {
  /** Digests due: days with papers, for each channel. */
  readonly slots: number;
  readonly messages: number;
  /** Digests of which papers never came. */
  readonly lost: number;
  /** Messages that bring a paper again. */
  readonly doubled: number;
  /** Messages that stand before an earlier part of their digest. */
  readonly outOfOrder: number;
}

const NOTHING: Count = { slots: 0, messages: 0, lost: 0, doubled: 0, outOfOrder: 0 };

/** Reads every channel and compares it with what was announced. */
export function countIn(world: World): Count {
  return world.readers.map((reader) => countOf(world.messages(reader), world.announced)).reduce(sum, NOTHING);
}

/** Digests that lack a paper, less those of which the bot says that a message is held. */
export function lostUntold(world: World, { slots }: Report): number {
  const told = slots.filter(({ outcome }) => outcome === 'held' || outcome === 'partly-posted');
  const isTold = (channelId: string, day: string) =>
    told.some((slot) => slot.channelId === channelId && slot.localDate === day);
  return world.readers.flatMap((reader) =>
    [...world.announced].filter(
      ([day, titles]) =>
        countOf(world.messages(reader), new Map([[day, titles]])).lost > 0 && !isTold(reader.channelId, day),
    ),
  ).length;
}

/** One channel, given as the texts of its messages, oldest first. */
export function countOf(texts: readonly string[], announced: ReadonlyMap<string, readonly string[]>): Count {
  const days = [...announced.values()];
  const papersOf = texts.map((text) => new Set(days.flat().filter((title) => text.includes(title))));
  const had = new Set<string>();
  let doubled = 0;
  for (const papers of papersOf) {
    if ([...papers].some((title) => had.has(title))) doubled++;
    for (const title of papers) had.add(title);
  }
  return {
    slots: days.length,
    messages: texts.length,
    lost: days.filter((titles) => !titles.every((title) => had.has(title))).length,
    doubled,
    outOfOrder: texts.filter((text, i) => !isAfterPartBefore(text, texts.slice(0, i))).length,
  };
}

export function sum(a: Count, b: Count): Count {
  return {
    slots: a.slots + b.slots,
    messages: a.messages + b.messages,
    lost: a.lost + b.lost,
    doubled: a.doubled + b.doubled,
    outOfOrder: a.outOfOrder + b.outOfOrder,
  };
}

/** The part before it, of the same digest, stands somewhere above. */
function isAfterPartBefore(text: string, above: readonly string[]): boolean {
  const { digest, part } = partOf(text);
  return part === 1 || above.map(partOf).some((one) => one.digest === digest && one.part === part - 1);
}

/** Parts from 1, as the message's title says: "Paperboy · Tue 24 Nov · #papers · 2 of 3". */
function partOf(text: string): { readonly digest: string; readonly part: number } {
  const [, digest = '', part = '1'] = /([^"]*) · (\d+) of \d+/.exec(text) ?? [];
  return { digest, part: Number(part) };
}
