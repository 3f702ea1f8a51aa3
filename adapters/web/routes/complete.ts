import type { Context, Hono } from 'hono';
import { suggestions } from '../ask.ts';
import { completionOf, usage, words } from '../completion.ts';
import type { Visitor } from '../guards/visitor.ts';
import { LIMITS } from '../limits.ts';
import type { Room } from '../room.ts';

const MOST = 8;

interface Offer {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
}

/** What a half-typed command may become, for the list over the input. */
export function completeRoutes(app: Hono, room: Room, visitorOf: (c: Context) => Visitor): void {
  const hints = (room.options.commands ?? []).filter((command) => command.root !== 'button');
  app.get('/complete', async (c) => {
    const typed = (c.req.query('q') ?? '').slice(0, LIMITS.query);
    const completion = completionOf(typed, hints);
    if (completion.kind === 'value') return c.json(await values(room, visitorOf(c), completion));
    const offers: Offer[] = completion.commands.map((command) => ({
      label: usage(command),
      hint: command.description,
      value: `/${words(command)}${command.options.length > 0 ? ' ' : ''}`,
    }));
    return c.json(offers);
  });
}

async function values(
  room: Room,
  visitor: Visitor,
  { command, option, partial, head, more }: Extract<ReturnType<typeof completionOf>, { kind: 'value' }>,
): Promise<readonly Offer[]> {
  const { root, path } = command;
  const known = option.choices?.map((choice) => ({ name: choice, value: choice }));
  const found =
    known?.filter(({ value }) => value.startsWith(partial.toLowerCase())) ??
    (await suggestions(room, visitor, { root, path, option: option.name, partial }));
  return [
    ...found.slice(0, MOST).map(({ name, value }) => ({ label: name, value: head + value })),
    ...more.options.map(({ name, description }) => ({
      label: `${name}=…`,
      hint: description,
      value: `${more.head}${name}=`,
    })),
  ];
}
