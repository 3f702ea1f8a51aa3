import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RefusalName } from '../../support/discord/refusals.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { raw, register } from './raw.ts';

let server: DiscordServer;
let clock = Date.parse('2026-03-01T12:00:00Z');

beforeEach(async () => {
  server = await startDiscord({ now: () => clock });
  server.rateLimits.globalPerSecond = 10_000;
});

afterEach(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const x = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const command = (part: object = {}) => ({ name: 'paper', description: 'd', ...part });
const option = (part: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 3,
  name: 'query',
  description: 'd',
  ...part,
});
const withOptions = (...options: object[]) => command({ options });
const choice = (part: object = {}) => ({ name: 'n', value: 'v', ...part });
const sub = (name: string, ...options: object[]) => ({ type: 1, name, description: 'd', options });
const group = (name: string, ...options: object[]) => ({ type: 2, name, description: 'd', options });

const REFUSED: [RefusalName, object][] = [
  ['command-name-invalid', command({ name: 'Paper' })],
  ['command-name-invalid', command({ name: 'two words' })],
  ['command-name-invalid', command({ name: x(33) })],
  ['command-description-length', command({ description: '' })],
  ['command-description-length', command({ description: x(101) })],
  ['command-description-forbidden', command({ type: 3 })],
  ['command-options-forbidden', command({ type: 2, description: '', options: [option()] })],
  [
    'command-too-large',
    withOptions(
      ...many(25, (at) =>
        option({
          name: `o${at}`,
          choices: many(3, (n) => choice({ name: `${n}${x(99)}`, value: `${n}${x(99)}` })),
        }),
      ),
    ),
  ],
  ['options-too-many', withOptions(...many(26, (at) => option({ name: `o${at}` })))],
  ['option-name-invalid', withOptions(option({ name: 'Query' }))],
  ['option-name-duplicated', withOptions(option(), option())],
  ['option-description-length', withOptions(option({ description: '' }))],
  ['option-required-after-optional', withOptions(option(), option({ name: 'b', required: true }))],
  ['option-choices-too-many', withOptions(option({ choices: many(26, (at) => choice({ name: `${at}` })) }))],
  ['option-choice-name-length', withOptions(option({ choices: [choice({ name: x(101) })] }))],
  ['option-choice-value-too-long', withOptions(option({ choices: [choice({ value: x(101) })] }))],
  ['option-choice-duplicated', withOptions(option({ choices: [choice(), choice({ value: 'w' })] }))],
  ['option-choices-with-autocomplete', withOptions(option({ autocomplete: true, choices: [choice()] }))],
  ['option-autocomplete-type', withOptions(option({ type: 6, autocomplete: true }))],
  ['option-subcommands-mixed', withOptions(sub('search'), option())],
  ['option-groups-nested', withOptions(group('a', group('b', sub('c'))))],
  ['option-groups-nested', withOptions(sub('a', sub('b')))],
  ['option-length-range', withOptions(option({ max_length: 6001 }))],
];

test.each(REFUSED)('a command that breaks %s is refused', async (name, body) => {
  const answer = await raw(server, 'POST', `/applications/${server.applicationId}/commands`, body);
  expect([answer.status, answer.body.code]).toEqual([400, 50035]);
  expect([...new Set(server.ledger.last?.refusals)]).toEqual([name]);
  expect(server.state.commands.size).toBe(0);
});

test('a command with everything at its limit is registered', async () => {
  const choices = many(25, (at) =>
    choice({ name: `${at}`.padEnd(100, 'x'), value: `${at}`.padEnd(100, 'x') }),
  );
  const groups = [
    group('g', sub('deep', option({ required: true }), option({ name: 'b', autocomplete: true }))),
    sub('plain'),
  ];
  const answer = await register(server, [
    command({
      name: 'größe_1',
      description: x(100),
      options: [option({ description: x(100), name: x(32), choices, max_length: 6000 })],
    }),
    command({ options: groups }),
    command({ name: 'many', options: many(25, (at) => option({ name: `o${at}` })) }),
    { name: 'Save paper', type: 3 },
  ]);
  expect([answer.status, server.ledger.refusals]).toEqual([200, []]);
});

test('the list is refused whole, at the place of its faulty member', async () => {
  const answer = await register(server, [command(), command({ name: 'No Good' })]);
  expect(answer.body.errors).toMatchObject({
    1: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } },
  });
  expect(server.state.commands.size).toBe(0);
});

test('the longest localization counts towards the 8000 characters', async () => {
  const localized = (length: number) =>
    command({ description_localizations: { de: x(length) }, options: [] });
  const big = {
    ...localized(100),
    options: many(25, (at) =>
      option({
        name: `o${at}`,
        description_localizations: { de: x(100), fr: x(90) },
        choices: many(2, (n) => choice({ name: `${n}${x(90)}`, value: `${n}${x(9)}` })),
      }),
    ),
  };
  expect((await register(server, [big])).status).toBe(200);
  const first = big.options[0];
  if (first) first.choices = many(25, (n) => choice({ name: `${n}-${x(95)}`, value: `${n}${x(95)}` }));
  await register(server, [big]);
  expect(server.ledger.last?.refusals).toEqual(['command-too-large']);
});

test('a body that is no list replaces nothing', async () => {
  await register(server, [command()]);
  await raw(server, 'PUT', `/applications/${server.applicationId}/commands`, { name: 'paper' });
  expect(server.ledger.last?.refusals).toEqual(['schema-mismatch']);
  expect(server.state.commands.size).toBe(1);
});

test('a name twice in a list is refused, and an edit to a taken name', async () => {
  await register(server, [command(), command()]);
  expect(server.ledger.last?.refusals).toEqual(['command-name-taken']);
  const { body } = await register(server, [command(), command({ name: 'topic' })]);
  const [, topic] = body as unknown as { id: string }[];
  await raw(server, 'PATCH', `/applications/${server.applicationId}/commands/${topic?.id}`, {
    name: 'paper',
  });
  expect(server.ledger.last?.refusals).toEqual(['command-name-taken']);
});

test('a scope holds 100 slash commands and 15 of each menu', async () => {
  expect(
    (
      await register(
        server,
        many(100, (at) => command({ name: `c${at}` })),
      )
    ).status,
  ).toBe(200);
  const one = await raw(server, 'POST', `/applications/${server.applicationId}/commands`, command());
  expect(one.body.code).toBe(30032);
  await register(
    server,
    many(16, (at) => ({ type: 3, name: `Menu ${at}` })),
  );
  expect(server.ledger.last?.refusals).toEqual(['commands-full']);
});

test('200 creates a day: an update is not a create, and the next day is free again', async () => {
  for (const day of ['a', 'b'])
    await register(
      server,
      many(100, (at) => command({ name: `${day}${at}` })),
    );
  expect(
    (
      await register(
        server,
        many(100, (at) => command({ name: `b${at}`, description: 'new' })),
      )
    ).status,
  ).toBe(200);
  const another = await register(server, [command()]);
  expect([another.status, another.body.code]).toEqual([400, 30034]);
  expect(server.ledger.last?.refusals).toEqual(['command-creates-used-up']);
  clock += 86_400_001;
  expect((await register(server, [command()])).status).toBe(200);
});

test('commands are listed, fetched, changed and deleted, in their own scope', async () => {
  const base = `/applications/${server.applicationId}`;
  const guild = `${base}/guilds/${server.guild.id}/commands`;
  const { body: made, status } = await raw(server, 'POST', guild, command());
  expect([status, made.guild_id]).toEqual([201, server.guild.id]);
  expect((await raw(server, 'POST', guild, command({ description: 'e' }))).body).toMatchObject({
    id: made.id,
    description: 'e',
  });
  expect((await raw(server, 'GET', `${base}/commands`)).body).toEqual([]);
  expect((await raw(server, 'PATCH', `${guild}/${made.id}`, { description: 'f' })).body.description).toBe(
    'f',
  );
  expect((await raw(server, 'GET', `${guild}/${made.id}`)).body.description).toBe('f');
  expect((await raw(server, 'DELETE', `${guild}/${made.id}`)).status).toBe(204);
  expect((await raw(server, 'GET', `${guild}/${made.id}`)).body.code).toBe(10063);
  expect(server.ledger.last?.refusals).toEqual(['command-unknown']);
  expect((await raw(server, 'GET', '/applications/1/commands')).body.code).toBe(10002);
  expect(server.ledger.last?.refusals).toEqual(['application-unknown']);
});
