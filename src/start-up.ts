import type { ChatHandlers, ChatPlatform } from './chat/api.ts';
import type { Clock } from './clock.ts';
import type { Core } from './core.ts';
import type { Log } from './log.ts';
import { type Reported, reportLine, reportPlatform, reportSource } from './start-report.ts';
import { startPlatform } from './supervise.ts';

/** A chat platform, set up or not. */
export interface Chat extends Reported {
  readonly platform?: ChatPlatform;
}

interface StartUp {
  readonly version: string;
  /** The address of the page, which is open already. */
  readonly page: string;
  readonly chats: readonly Chat[];
  readonly handlers: ChatHandlers;
  readonly core: Core;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The sources as people call them. */
const SOURCES = ['Hugging Face', 'arXiv'];

/** Starts the chats apart from each other and prints how everything does, each line when it is known. */
export async function startUp(parts: StartUp): Promise<void> {
  const { core, log, clock, signal } = parts;
  const { papers, status } = core.services;
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  // Whoever read the report may close the pipe; the bot goes on.
  process.stdout.on('error', (error) => log.warn({ error }, 'nobody reads the report'));
  // Nobody waits for these: a failure is a line in the log, and none once everything closes under them.
  const apart = (what: string, work: Promise<void>) =>
    void work.catch((error) => signal.aborted || log.error({ error }, `the ${what} failed`));

  print(`Paperboy ${parts.version} with ${await papers.count()} papers. Ctrl-C stops it.`);
  print(reportLine('Page', parts.page));
  for (const chat of parts.chats) {
    const started = startChat(chat, parts);
    apart('report of a platform', reportPlatform(chat, started, { print, clock, signal }));
    // What people reacted to topic cards while the bot was away; many cards take their time.
    apart(
      'reading of topic cards',
      started.then(() => readCards(chat, parts)),
    );
  }
  for (const source of SOURCES) {
    const line = reportSource(source, { print, clock, signal, board: status, held: papers.count });
    apart('report of a source', line);
  }
}

async function startChat({ platform }: Chat, { handlers, clock, log, signal }: StartUp): Promise<void> {
  if (platform) await startPlatform(platform, handlers, { clock, log, signal });
}

async function readCards({ platform }: Chat, { core, signal }: StartUp): Promise<void> {
  if (platform) await core.reactions.reconcileAll(platform, signal);
}
