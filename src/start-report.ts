import type { PlatformState } from './chat/api.ts';
import type { Clock } from './clock.ts';
import type { SourceStatus, StatusBoard } from './status/api.ts';

const NAME_WIDTH = 15;
const LOOK_EVERY_MS = 200;
/** How long a line waits for its answer before it says how things stand. */
const WITHIN_MS = 15_000;

/** What the report needs to know of a platform. */
export interface Reported {
  /** As people call it. */
  readonly label: string;
  state(): PlatformState;
}

interface Report {
  readonly print: (line: string) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** One line about one thing. */
export function reportLine(name: string, words: string): string {
  return name.padEnd(NAME_WIDTH) + words;
}

/** A platform's line, once it is connected or has failed, or when that takes long; again when it connects after all. */
export async function reportPlatform(
  { label, state }: Reported,
  started: Promise<void>,
  report: Report,
): Promise<void> {
  const print = () => report.print(reportLine(label, platformWords(state())));
  const inTime = await Promise.race([started.then(() => true), wait(report, WITHIN_MS)]);
  if (report.signal.aborted) return;
  print();
  if (inTime) return;
  await started;
  if (!report.signal.aborted) print();
}

/** The line of a source (all feeds whose names begin so), once each of its feeds has answered or one has not, or when that takes long. */
export async function reportSource(
  name: string,
  parts: Report & { readonly board: StatusBoard; readonly held: () => Promise<number> },
): Promise<void> {
  const { board, clock, signal, held, print } = parts;
  const feedsOf = async () => (await board.sources()).filter((feed) => feed.name.startsWith(name));
  const deadline = clock.now() + WITHIN_MS;
  let feeds = await feedsOf();
  while (isOpen(feeds) && clock.now() < deadline && !signal.aborted) {
    await wait(parts, LOOK_EVERY_MS);
    if (signal.aborted) return;
    feeds = await feedsOf();
  }
  if (!signal.aborted) print(reportLine(name, sourceWords(name, feeds, await held())));
}

function platformWords({ state, detail }: PlatformState): string {
  switch (state) {
    case 'connected':
      return `connected: ${detail}`;
    case 'off':
      return `not set up: ${detail}`;
    case 'failed':
      return `failed: ${detail}`;
    case 'starting':
    case 'reconnecting':
    case 'stopped':
      return `unreachable: ${detail}`;
  }
}

const FAILED = new Set(['failing', 'refused']);
const SILENT = new Set([...FAILED, 'waiting', 'off']);

/** Where one feed has failed, those in line behind it only take longer to. */
function isOpen(feeds: readonly SourceStatus[]): boolean {
  return feeds.some(({ state }) => state === 'waiting') && !feeds.some(({ state }) => FAILED.has(state));
}

/** Several feeds in one line, each by what its name adds to the source's; unreachable when one was asked and none answers. */
function sourceWords(source: string, feeds: readonly SourceStatus[], papersHeld: number): string {
  if (feeds.some(({ state }) => !SILENT.has(state))) {
    const asked = feeds.filter(({ state }) => state !== 'waiting');
    return `connected: ${asked.map((feed) => feedWords(source, feed)).join('; ')}`;
  }
  const [first] = [...feeds.filter((feed) => FAILED.has(feed.state)), ...feeds];
  if (!first) return 'off: no feed of it is read';
  const state = FAILED.has(first.state) ? 'unreachable' : 'waiting';
  return `${state}: ${first.detail}. Showing what I have: ${papersHeld} papers`;
}

function feedWords(source: string, { name, detail }: SourceStatus): string {
  const added = name.slice(source.length).trim();
  return added ? `${added} ${detail}` : detail;
}

async function wait({ clock, signal }: Report, ms: number): Promise<false> {
  await clock.sleep(ms, signal).catch(() => undefined);
  return false;
}
