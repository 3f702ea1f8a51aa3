import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RefusalName } from '../../support/discord/refusals.ts';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { post, raw } from './raw.ts';

let server: DiscordServer;

beforeAll(async () => {
  server = await startDiscord();
  server.rateLimits.globalPerSecond = 10_000;
});

afterAll(async () => {
  await server.stop();
  expect(server.crashes).toEqual([]);
});

const x = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const embed = (part: object) => ({ embeds: [part] });
const field = (name: string, value: string) => embed({ fields: [{ name, value }] });
const row = (...components: object[]) => ({ type: 1, components });
const button = (part: object = {}) => ({ type: 2, style: 1, label: 'b', custom_id: 'b', ...part });
const link = (part: object = {}) => ({ type: 2, style: 5, label: 'b', url: 'https://example.org', ...part });
const option = (part: object = {}) => ({ label: 'l', value: 'v', ...part });
const menu = (part: object = {}) => ({ type: 3, custom_id: 's', options: [option()], ...part });
const rows = (...parts: object[]) => ({ components: parts });
const V2 = 1 << 15;
const v2 = (...parts: object[]) => ({ flags: V2, components: parts });
const text = (content: string) => ({ type: 10, content });
const mentions = (part: object) => ({ content: 'c', allowed_mentions: part });
const poll = (part: object = {}) => ({
  poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }], duration: 24, ...part },
});
const thumbnail = { type: 11, media: { url: 'https://example.org/i.png' } };

const REFUSED: [RefusalName, string, object][] = [
  ['content-too-long', 'content', { content: x(2001) }],
  ['nonce-too-long', 'nonce', { content: 'c', nonce: x(26) }],
  ['embeds-too-many', 'embeds', { embeds: many(11, () => ({ title: 't' })) }],
  ['embed-title-too-long', 'embeds.0.title', embed({ title: x(257) })],
  ['embed-description-too-long', 'embeds.0.description', embed({ description: x(4097) })],
  [
    'embed-fields-too-many',
    'embeds.0.fields',
    embed({ fields: many(26, () => ({ name: 'n', value: 'v' })) }),
  ],
  ['embed-field-name-empty', 'embeds.0.fields.0.name', field('', 'v')],
  ['embed-field-name-too-long', 'embeds.0.fields.0.name', field(x(257), 'v')],
  ['embed-field-value-empty', 'embeds.0.fields.0.value', field('n', ' ')],
  ['embed-field-value-too-long', 'embeds.0.fields.0.value', field('n', x(1025))],
  ['embed-footer-too-long', 'embeds.0.footer.text', embed({ footer: { text: x(2049) } })],
  ['embed-author-too-long', 'embeds.0.author.name', embed({ author: { name: x(257) } })],
  ['embeds-total-too-long', 'embeds', { embeds: [{ description: x(4000) }, { description: x(2001) }] }],
  ['files-too-many', 'attachments', { content: 'c', attachments: many(11, (id) => ({ id: String(id) })) }],
  [
    'file-description-too-long',
    'attachments.0.description',
    { content: 'c', attachments: [{ id: '0', description: x(1025) }] },
  ],
  ['mentions-exclusive', 'allowed_mentions', mentions({ parse: ['users'], users: ['1'] })],
  ['mentions-parse-unknown', 'allowed_mentions.parse', mentions({ parse: ['here'] })],
  ['mentions-too-many', 'allowed_mentions.users', mentions({ users: many(101, String) })],
  ['reply-to-unknown', 'message_reference', { content: 'c', message_reference: { message_id: '1' } }],
  ['poll-question-too-long', 'poll.question.text', poll({ question: { text: x(301) } })],
  ['poll-answers-count', 'poll.answers', poll({ answers: many(11, () => ({ poll_media: { text: 'a' } })) })],
  ['poll-answer-too-long', 'poll.answers', poll({ answers: [{ poll_media: { text: x(56) } }] })],
  ['poll-duration', 'poll.duration', poll({ duration: 769 })],
  ['rows-too-many', 'components', rows(...many(6, (at) => row(button({ custom_id: `b${at}` }))))],
  ['row-empty', 'components.0.components', rows(row())],
  [
    'row-buttons-too-many',
    'components.0.components',
    rows(row(...many(6, (at) => button({ custom_id: `b${at}` })))),
  ],
  ['row-select-not-alone', 'components.0.components', rows(row(menu(), button()))],
  ['component-not-in-row', 'components.0', rows(button())],
  ['button-label-too-long', 'components.0.components.0.label', rows(row(button({ label: x(81) })))],
  ['button-without-face', 'components.0.components.0', rows(row(button({ label: undefined })))],
  ['button-link-with-custom-id', 'components.0.components.0.custom_id', rows(row(link({ custom_id: 'b' })))],
  ['button-link-without-url', 'components.0.components.0.url', rows(row(link({ url: undefined })))],
  [
    'button-url-too-long',
    'components.0.components.0.url',
    rows(row(link({ url: `https://example.org/${x(500)}` }))),
  ],
  ['custom-id-missing', 'components.0.components.0.custom_id', rows(row(button({ custom_id: undefined })))],
  ['custom-id-length', 'components.0.components.0.custom_id', rows(row(button({ custom_id: x(101) })))],
  ['custom-id-duplicated', 'components', rows(row(button()), row(button()))],
  [
    'select-options-count',
    'components.0.components.0.options',
    rows(row(menu({ options: many(26, (at) => option({ value: `${at}` })) }))),
  ],
  [
    'select-option-label-length',
    'components.0.components.0.options.0.label',
    rows(row(menu({ options: [option({ label: x(101) })] }))),
  ],
  [
    'select-option-value-length',
    'components.0.components.0.options.0.value',
    rows(row(menu({ options: [option({ value: x(101) })] }))),
  ],
  [
    'select-option-value-duplicated',
    'components.0.components.0.options',
    rows(row(menu({ options: [option(), option()] }))),
  ],
  [
    'select-option-description-too-long',
    'components.0.components.0.options.0.description',
    rows(row(menu({ options: [option({ description: x(101) })] }))),
  ],
  [
    'select-placeholder-too-long',
    'components.0.components.0.placeholder',
    rows(row(menu({ placeholder: x(151) }))),
  ],
  ['select-range', 'components.0.components.0.max_values', rows(row(menu({ max_values: 2 })))],
  ['v2-without-flag', 'components.0', rows(text('t'))],
  ['v2-with-content', 'content', { ...v2(text('t')), content: 'c' }],
  ['v2-with-embeds', 'embeds', { ...v2(text('t')), embeds: [{ title: 't' }] }],
  ['v2-with-poll', 'poll', { ...v2(text('t')), ...poll() }],
  ['v2-with-stickers', 'sticker_ids', { ...v2(text('t')), sticker_ids: ['1'] }],
  ['v2-components-too-many', 'components', v2(...many(21, () => ({ type: 17, components: [text('t')] })))],
  ['v2-text-too-long', 'components', v2(text(x(2000)), text(x(2001)))],
  [
    'v2-section-texts-count',
    'components.0.components',
    v2({ type: 9, components: many(4, () => text('t')), accessory: thumbnail }),
  ],
  ['v2-section-without-accessory', 'components.0.accessory', v2({ type: 9, components: [text('t')] })],
  ['v2-gallery-count', 'components.0.items', v2({ type: 12, items: [] })],
  [
    'v2-container-nested',
    'components.0.components.0',
    v2({ type: 17, components: [{ type: 17, components: [text('t')] }] }),
  ],
  ['schema-mismatch', 'content', { content: 7 }],
];

test.each(REFUSED)('a message that breaks %s is refused at %s', async (name, path, body) => {
  const before = server.messagesIn(server.papers).length;
  const answer = await post(server, body);
  expect([answer.status, answer.body.code]).toEqual([400, 50035]);
  expect(server.ledger.last?.refusals).toContain(name);
  const steps = path.split('.');
  const place = steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown>)?.[step],
    answer.body.errors,
  );
  expect(place).toHaveProperty('_errors');
  expect(server.messagesIn(server.papers)).toHaveLength(before);
});

test('each refusal in the list is the only one its body earns', async () => {
  for (const [name, , body] of REFUSED) {
    await post(server, body);
    expect([...new Set(server.ledger.last?.refusals)]).toEqual([name]);
  }
});

const ACCEPTED: [string, object][] = [
  ['2000 characters that are two units each', { content: '😀'.repeat(2000) }],
  ['a title of 256 characters that are two units each', embed({ title: '😀'.repeat(256) })],
  ['the longest embed', embed({ title: x(256), description: x(4096), footer: { text: x(1648) } })],
  [
    'five rows of five buttons',
    rows(...many(5, (at) => row(...many(5, (to) => button({ custom_id: `${at}-${to}` }))))),
  ],
  [
    'a container with a section',
    v2({ type: 17, components: [{ type: 9, components: [text('t')], accessory: thumbnail }, { type: 14 }] }),
  ],
  [
    'a select with everything at its limit',
    rows(
      row(
        menu({
          placeholder: x(150),
          custom_id: x(100),
          max_values: 25,
          options: many(25, (at) => ({
            label: x(100),
            value: `${at}`.padEnd(100, 'x'),
            description: x(100),
          })),
        }),
      ),
    ),
  ],
  [
    'buttons at their limits',
    rows(row(button({ label: x(80) }), link({ url: `https://example.org/${x(492)}` }))),
  ],
  ['ten embeds of 600 characters', { embeds: many(10, () => ({ description: x(600) })) }],
  ['fields at their limits', embed({ fields: many(4, () => ({ name: x(256), value: x(1024) })) })],
  ['40 new components with 4000 characters', v2(...many(40, () => text(x(100))))],
  ['a nonce of 25 characters', { content: x(2000), nonce: x(25) }],
  [
    'the largest poll',
    poll({
      question: { text: x(300) },
      answers: many(10, () => ({ poll_media: { text: x(55) } })),
      duration: 768,
    }),
  ],
  ['a poll', poll()],
  ['mentions switched off', mentions({ parse: [] })],
];

test.each(ACCEPTED)('%s is accepted', async (_what, body) => {
  const answer = await post(server, body);
  expect(answer.body).toHaveProperty('id');
  expect(server.ledger.last?.refusals).toEqual([]);
});

test('an empty message is refused, and so is an edit that leaves nothing', async () => {
  expect((await post(server, { content: ' ' })).body.code).toBe(50006);
  const { body } = await post(server, { content: 'something' });
  const edit = await raw(server, 'PATCH', `/channels/${server.papers.id}/messages/${body.id}`, {
    content: '',
  });
  expect(edit.body.code).toBe(50006);
});

test('the flag of new components cannot be taken away', async () => {
  const { body } = await post(server, v2(text('t')));
  const path = `/channels/${server.papers.id}/messages/${body.id}`;
  await raw(server, 'PATCH', path, { flags: 0, components: [] });
  expect(server.ledger.last?.refusals).toEqual(['v2-flag-removed']);
  expect((await raw(server, 'PATCH', path, { components: [text('u')] })).status).toBe(200);
});

test('an edit to new components must take the old words out', async () => {
  const { body } = await post(server, { content: 'words', embeds: [{ title: 't' }] });
  const path = `/channels/${server.papers.id}/messages/${body.id}`;
  await raw(server, 'PATCH', path, v2(text('t')));
  expect(server.ledger.last?.refusals).toEqual(['v2-with-content', 'v2-with-embeds']);
  expect((await raw(server, 'PATCH', path, { ...v2(text('t')), content: null, embeds: [] })).status).toBe(
    200,
  );
});

test('a file beyond the size is refused, a good one is kept with its description', async () => {
  server.settings.fileSizeLimit = 10;
  const form = new FormData();
  form.set(
    'payload_json',
    JSON.stringify({ content: 'c', attachments: [{ id: '0', description: 'words' }] }),
  );
  form.set('files[0]', new Blob([x(10)], { type: 'text/plain' }), 'a.txt');
  expect((await post(server, undefined, { form })).status).toBe(200);
  expect(server.messagesIn(server.papers).at(-1)?.attachments).toMatchObject([
    { filename: 'a.txt', description: 'words' },
  ]);
  expect(server.ledger.last?.files[0]?.bytes.toString()).toBe(x(10));
  form.set('files[0]', new Blob([x(11)]), 'a.txt');
  expect((await post(server, undefined, { form })).body.code).toBe(40005);
  expect(server.ledger.last?.refusals).toEqual(['file-too-large']);
});
