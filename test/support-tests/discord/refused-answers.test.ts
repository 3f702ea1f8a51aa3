import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Interaction } from '../../support/discord/interaction.ts';
import type { RefusalName } from '../../support/discord/refusals.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { post, raw, register } from './raw.ts';

let server: DiscordServer;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-03-01T12:00:00Z');
  server = await startDiscord({ now: () => clock });
  const query = { type: 3, name: 'query', description: 'd', autocomplete: true };
  await register(server, [{ name: 'paper', description: 'd', options: [query] }]);
});

afterEach(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const x = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const anonymous = { headers: { authorization: '' } };
const answer = ({ start }: Interaction, body: object) =>
  raw(server, 'POST', `/interactions/${start.id}/${start.token}/callback`, body, anonymous);
const hook = (method: string, { start }: Interaction, rest: string, body?: object) =>
  raw(server, method, `/webhooks/${server.applicationId}/${start.token}${rest}`, body, anonymous);
const used = () => server.ada.slash(server.papers, 'paper');
const input = (part: object = {}) => ({ type: 4, custom_id: 'i', label: 'l', style: 1, ...part });
const rowOf = (part: object) => ({ type: 1, components: [part] });
const modal = (part: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 't', components: [rowOf(input())], ...part },
});
const withInput = (part: object) => modal({ components: [rowOf(input(part))] });
const choices = (...given: object[]) => ({ type: 8, data: { choices: given } });

const MODALS: [RefusalName, object][] = [
  ['modal-title-length', modal({ title: x(46) })],
  ['modal-parts-count', modal({ components: many(6, (at) => rowOf(input({ custom_id: `i${at}` }))) })],
  ['modal-label-too-long', withInput({ label: x(46) })],
  [
    'modal-label-too-long',
    modal({ components: [{ type: 18, label: x(46), component: input({ label: undefined }) }] }),
  ],
  [
    'modal-description-too-long',
    modal({ components: [{ type: 18, label: 'l', description: x(101), component: input() }] }),
  ],
  ['modal-placeholder-too-long', withInput({ placeholder: x(101) })],
  ['modal-value-too-long', withInput({ value: x(4001) })],
  ['custom-id-length', modal({ custom_id: x(101) })],
  ['custom-id-duplicated', modal({ components: [rowOf(input()), rowOf(input())] })],
  ['schema-mismatch', withInput({ style: 3 })],
];

test.each(MODALS)('a modal that breaks %s is refused, and may still be put right', async (name, body) => {
  const interaction = used();
  expect((await answer(interaction, body)).body.code).toBe(50035);
  expect([...new Set(server.ledger.last?.refusals)]).toEqual([name]);
  expect((await answer(interaction, modal())).status).toBe(204);
});

test('a modal with everything at its limit opens', async () => {
  const label = (at: number) => ({
    type: 18,
    label: x(45),
    description: x(100),
    component: input({
      custom_id: `${at}`.padEnd(100, 'x'),
      label: undefined,
      placeholder: x(100),
      value: x(4000),
    }),
  });
  const interaction = used();
  await answer(interaction, modal({ custom_id: x(100), title: x(45), components: many(5, label) }));
  expect(server.ledger.refusals).toEqual([]);
  expect(interaction.shownModal).toBeDefined();
});

test('25 choices of 100 characters are shown', async () => {
  const interaction = server.ada.complete(server.papers, 'paper', 'query', { query: 'a' });
  await answer(interaction, choices(...many(25, () => ({ name: x(100), value: x(100) }))));
  expect(interaction.shownChoices).toHaveLength(25);
});

const CHOICES: [RefusalName, object][] = [
  ['autocomplete-choices-too-many', choices(...many(26, (at) => ({ name: `${at}`, value: `${at}` })))],
  ['autocomplete-choice-name-length', choices({ name: x(101), value: 'v' })],
  ['autocomplete-choice-value-too-long', choices({ name: 'n', value: x(101) })],
  ['autocomplete-choice-type', choices({ name: 'n', value: 1 })],
  ['autocomplete-answer-wrong', { type: 5 }],
  ['autocomplete-answer-wrong', { type: 4, data: { content: 'c' } }],
];

test.each(CHOICES)('choices that break %s are refused', async (name, body) => {
  const interaction = server.ada.complete(server.papers, 'paper', 'query', { query: 'a' });
  expect((await answer(interaction, body)).body.code).toBe(50035);
  expect(server.ledger.last?.refusals).toEqual([name]);
});

const TYPES: [RefusalName, object][] = [
  ['choices-without-autocomplete', choices()],
  ['update-without-component', { type: 7, data: { content: 'c' } }],
  ['update-without-component', { type: 6 }],
  ['answer-type-unknown', { type: 3 }],
];

test.each(TYPES)('%s: a command cannot be answered so', async (name, body) => {
  expect((await answer(used(), body)).status).toBe(400);
  expect(server.ledger.last?.refusals).toEqual([name]);
});

test('a submitted modal cannot open another', async () => {
  const opener = used();
  await answer(opener, modal());
  const submitted = server.ada.submit(opener, { i: 'text' });
  await answer(submitted, modal());
  expect(server.ledger.last?.refusals).toEqual(['modal-answer-to-modal']);
});

test('a second first answer is refused', async () => {
  const interaction = used();
  await answer(interaction, { type: 5 });
  const second = await answer(interaction, { type: 4, data: { content: 'c' } });
  expect([second.status, second.body.code]).toEqual([400, 40060]);
  expect(server.ledger.last?.refusals).toEqual(['interaction-already-acknowledged']);
});

test('a late answer, and one to an interaction that never was, are unknown', async () => {
  const interaction = used();
  clock += 3_001;
  expect((await answer(interaction, { type: 5 })).body.code).toBe(10062);
  const foreign = await raw(server, 'POST', '/interactions/1/nonsense/callback', { type: 5 }, anonymous);
  expect([foreign.status, foreign.body.code]).toEqual([404, 10062]);
  expect(server.ledger.refusals).toEqual(['interaction-unknown', 'interaction-unknown']);
});

test('an answer after exactly three seconds is in time', async () => {
  const interaction = used();
  clock += 3_000;
  expect((await answer(interaction, { type: 5 })).status).toBe(204);
  expect(interaction.acknowledgement?.ms).toBe(3_000);
});

test('the token routes ask for an answer first, and die after fifteen minutes', async () => {
  const interaction = used();
  expect((await hook('POST', interaction, '', { content: 'c' })).body.code).toBe(10015);
  expect(server.ledger.last?.refusals).toEqual(['webhook-unknown']);
  await answer(interaction, { type: 5 });
  clock += 15 * 60_000;
  expect((await hook('PATCH', interaction, '/messages/@original', { content: 'c' })).status).toBe(200);
  clock += 1;
  const late = await hook('POST', interaction, '', { content: 'c' });
  expect([late.status, late.body.code]).toEqual([401, 50027]);
  expect(server.ledger.last?.refusals).toEqual(['webhook-token-invalid']);
});

test('answers are held to the same limits as messages', async () => {
  const interaction = used();
  await answer(interaction, { type: 4, data: { content: x(2001) } });
  await answer(interaction, { type: 4, data: {} });
  expect(server.ledger.refusals).toEqual(['content-too-long', 'message-empty']);
  await answer(interaction, { type: 4, data: { content: 'c' } });
  await hook('PATCH', interaction, '/messages/@original', { embeds: [{ title: x(257) }] });
  expect(server.ledger.last?.refusals).toEqual(['embed-title-too-long']);
});

test('follow-ups are read, changed and deleted by their id; other messages are not the token’s', async () => {
  const interaction = used();
  await answer(interaction, { type: 4, data: { content: 'c' } });
  const { body } = await hook('POST', interaction, '', { content: 'more' });
  await hook('PATCH', interaction, `/messages/${body.id}`, { content: 'changed' });
  expect((await hook('GET', interaction, `/messages/${body.id}`)).body.content).toBe('changed');
  expect((await hook('DELETE', interaction, `/messages/${body.id}`)).status).toBe(204);
  expect((await hook('GET', interaction, `/messages/${body.id}`)).body.code).toBe(10008);
  const { body: other } = await post(server, { content: 'elsewhere' });
  expect((await hook('GET', interaction, `/messages/${other.id}`)).body.code).toBe(10008);
});

test('a private answer cannot be read with the bot’s own token', async () => {
  const interaction = used();
  await answer(interaction, { type: 4, data: { content: 'c', flags: 64 } });
  const id = interaction.original?.id;
  expect((await raw(server, 'GET', `/channels/${server.papers.id}/messages/${id}`)).body.code).toBe(10008);
});
