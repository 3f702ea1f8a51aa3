import type { CallContext, Suggestion } from '../../src/chat/calls.ts';
import type { ActionRef, Message } from '../../src/chat/message.ts';
import type { Visitor } from './guards/visitor.ts';
import { callContext, type Room } from './room.ts';

type Options = Readonly<Record<string, string | number>>;

/** Pages are read by nobody in particular: what somebody may do is not used up by looking. */
function reading(visitor: Visitor): CallContext {
  return callContext('page', { ...visitor, accountId: 'reader' });
}

/** What a command that only reads answers. */
export function readCommand(
  room: Room,
  visitor: Visitor,
  path: readonly string[],
  options: Options,
): Promise<Message> {
  return room.reads.get(JSON.stringify([path, options, visitor.zone]), async () => {
    const input = { kind: 'options', path, options } as const;
    const answer = await room.handlers.command({ ...reading(visitor), root: 'paper', input });
    return answer.reply ?? { title: 'Nothing to show', blocks: [] };
  });
}

export function suggestions(
  room: Room,
  visitor: Visitor,
  ask: { root?: string; path: readonly string[]; option: string; partial: string },
): Promise<readonly Suggestion[]> {
  return room.handlers.autocomplete({ root: 'paper', options: {}, ...reading(visitor), ...ask });
}

/** Some commands only read, and the page has an address for what they show. */
export function readingAddress({ run, args }: ActionRef): string | undefined {
  const { date, query, ...rest } = args;
  if (run === 'paper today') return address(date === undefined ? '/' : `/day/${date}`, rest);
  if (run === 'paper search' && query !== undefined) return address('/search', { q: query, ...rest });
  return undefined;
}

function address(path: string, args: Options): string {
  const known = Object.entries(args).map(([name, value]): [string, string] => [name, String(value)]);
  const query = new URLSearchParams(known).toString();
  return query ? `${path}?${query}` : path;
}
