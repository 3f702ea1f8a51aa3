import { guildOf } from '../access.ts';
import { isObject, type JsonObject, textOf } from '../json.ts';
import { refuse, refuseAny } from '../refuse.ts';
import { type Call, created, noContent, ok, type Route, route } from '../route.ts';
import { COMMANDS_PER_SCOPE, checkCommand } from '../rules/commands.ts';
import type { Command, CommandOption } from '../types.ts';
import { wireCommand } from '../wire.ts';

const CREATES_A_DAY = 200;
const DAY = 86_400_000;

/** The guild of a call, or nothing for the global commands. */
function scopeOf(call: Call): string | undefined {
  if (call.params.app !== call.world.state.bot.id) throw refuse('application-unknown');
  return call.params.guild === undefined ? undefined : guildOf(call).id;
}

const inScope = ({ world }: Call, scope: string | undefined): Command[] =>
  [...world.state.commands.values()].filter((command) => command.guildId === scope);

function build(raw: JsonObject, scope: string | undefined, id: string): Command {
  const bits = raw.default_member_permissions;
  return {
    id,
    guildId: scope,
    type: Number(raw.type ?? 1),
    name: textOf(raw.name),
    description: textOf(raw.description),
    options: (raw.options ?? []) as CommandOption[],
    defaultMemberPermissions: bits === undefined || bits === null ? undefined : BigInt(String(bits)),
    contexts: Array.isArray(raw.contexts)
      ? raw.contexts.map(Number)
      : raw.dm_permission === false
        ? [0]
        : undefined,
    raw,
  };
}

const same = (command: Command, raw: JsonObject) =>
  command.name === raw.name && command.type === Number(raw.type ?? 1);

/** Counts a new definition against the day's 200; an update of a known name is not new. */
function countCreate({ world }: Call, scope: string | undefined): void {
  const now = world.settings.now();
  const today = world.state.commandCreates.filter((one) => one.guildId === scope && now - one.at < DAY);
  if (today.length >= CREATES_A_DAY) throw refuse('command-creates-used-up');
  world.state.commandCreates.push({ guildId: scope, at: now });
}

function put(call: Call, scope: string | undefined, raw: JsonObject): Command {
  const known = inScope(call, scope).find((command) => same(command, raw));
  if (!known) countCreate(call, scope);
  const command = build(raw, scope, known?.id ?? call.world.state.id());
  call.world.state.commands.set(command.id, command);
  return command;
}

function refuseFull(commands: { type: number }[]): void {
  for (const [type, max] of Object.entries(COMMANDS_PER_SCOPE))
    if (commands.filter((one) => one.type === Number(type)).length > max) throw refuse('commands-full');
}

function create(call: Call) {
  const scope = scopeOf(call);
  const { body } = call;
  refuseAny(checkCommand(body));
  const others = inScope(call, scope).filter((command) => !same(command, body));
  refuseFull([...others, { type: Number(body.type ?? 1) }]);
  const isNew = others.length === inScope(call, scope).length;
  const wire = wireCommand(call.world.state, put(call, scope, body));
  return isNew ? created(wire) : ok(wire);
}

function replaceAll(call: Call) {
  const scope = scopeOf(call);
  if (!call.list?.every(isObject)) throw refuse('schema-mismatch');
  const given = call.list;
  refuseAny(
    given.flatMap((raw, index) =>
      checkCommand(raw).map((fault) => ({ ...fault, path: [index, ...fault.path] })),
    ),
  );
  const twice = given.findIndex((raw, index) =>
    given.some((other, at) => at < index && other.name === raw.name && (other.type ?? 1) === (raw.type ?? 1)),
  );
  if (twice >= 0) throw refuse('command-name-taken', twice, 'name');
  refuseFull(given.map((raw) => ({ type: Number(raw.type ?? 1) })));
  const kept = given.map((raw) => put(call, scope, raw));
  const ids = new Set(kept.map((command) => command.id));
  for (const old of inScope(call, scope)) if (!ids.has(old.id)) call.world.state.commands.delete(old.id);
  return ok(kept.map((command) => wireCommand(call.world.state, command)));
}

function find(call: Call): Command {
  const command = call.world.state.commands.get(call.params.command ?? '');
  if (!command || command.guildId !== scopeOf(call)) throw refuse('command-unknown');
  return command;
}

function edit(call: Call) {
  const old = find(call);
  const raw = { ...old.raw, ...call.body };
  refuseAny(checkCommand(raw));
  const others = inScope(call, old.guildId).filter((command) => command.id !== old.id);
  if (others.some((command) => same(command, raw))) throw refuse('command-name-taken', 'name');
  const command = build(raw, old.guildId, old.id);
  call.world.state.commands.set(old.id, command);
  return ok(wireCommand(call.world.state, command));
}

/** Application commands, global and of one guild. */
export const commandRoutes: Route[] = ['/applications/:app', '/applications/:app/guilds/:guild'].flatMap(
  (base) => [
    route('GET', `${base}/commands`, (call) =>
      ok(inScope(call, scopeOf(call)).map((command) => wireCommand(call.world.state, command))),
    ),
    route('POST', `${base}/commands`, create),
    route('PUT', `${base}/commands`, replaceAll),
    route('GET', `${base}/commands/:command`, (call) => ok(wireCommand(call.world.state, find(call)))),
    route('PATCH', `${base}/commands/:command`, edit),
    route('DELETE', `${base}/commands/:command`, (call) => {
      call.world.state.commands.delete(find(call).id);
      return noContent;
    }),
  ],
);
