import { describe, expect, it } from 'vitest';
import { call, post } from '../../support/slack/call.ts';
import type { Obj } from '../../support/slack/json.ts';
import { LIMITS, type LimitName, limitOf, type ShapeRule } from '../../support/slack/rules/table.ts';
import { slackFor } from './with-bolt.ts';

const x = (n: number) => 'x'.repeat(n);
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const option = (value = 'v', text = 'o') => ({ text: plain(text), value });
const options = (n: number) => times(n, (i) => option(`v${i}`));
const actions = (...elements: Obj[]) => [{ type: 'actions', elements }];
const button = (rest: Obj = {}) => ({ type: 'button', action_id: 'b', text: plain('B'), ...rest });
const select = (rest: Obj) => ({ type: 'static_select', action_id: 's', ...rest });
const confirm = (rest: Obj) =>
  button({
    confirm: { title: plain('t'), text: plain('t'), confirm: plain('y'), deny: plain('n'), ...rest },
  });
const input = (rest: Obj) => [
  { type: 'input', label: plain('L'), element: { type: 'plain_text_input', action_id: 'i' }, ...rest },
];
const image = (rest: Obj) => [
  { type: 'image', image_url: 'https://arxiv.org/a.png', alt_text: 'a', ...rest },
];
const modal = (rest: Obj) => ({ type: 'modal', title: plain('T'), blocks: [], ...rest });
const url = (n: number) => `https://arxiv.org/${x(n - 18)}`;

/** Blocks which are right with `n` of the thing, and break the rule with one more. */
const BLOCKS: Partial<Record<LimitName, (n: number) => Obj[]>> = {
  message_blocks: (n) => times(n, () => ({ type: 'divider' })),
  section_text: (n) => [section(x(n))],
  section_fields: (n) => [{ type: 'section', fields: times(n, () => plain('f')) }],
  section_field: (n) => [{ type: 'section', fields: [plain(x(n))] }],
  header_text: (n) => [{ type: 'header', text: plain(x(n)) }],
  context_elements: (n) => [{ type: 'context', elements: times(n, () => mrkdwn('e')) }],
  text_object: (n) => [{ type: 'context', elements: [mrkdwn(x(n))] }],
  actions_elements: (n) => actions(...times(n, (i) => button({ action_id: `b${i}` }))),
  button_text: (n) => actions(button({ text: plain(x(n)) })),
  button_value: (n) => actions(button({ value: x(n) })),
  button_url: (n) => actions(button({ url: url(n) })),
  action_id: (n) => actions(button({ action_id: x(n) })),
  block_id: (n) => [{ type: 'divider', block_id: x(n) }],
  select_options: (n) => actions(select({ options: options(n) })),
  select_option_groups: (n) =>
    actions(select({ option_groups: times(n, () => ({ label: plain('g'), options: [option()] })) })),
  option_text: (n) => actions(select({ options: [option('v', x(n))] })),
  option_value: (n) => actions(select({ options: [option(x(n))] })),
  option_description: (n) => actions(select({ options: [{ ...option(), description: plain(x(n)) }] })),
  option_group_label: (n) =>
    actions(select({ option_groups: [{ label: plain(x(n)), options: [option()] }] })),
  placeholder: (n) => actions(select({ options: [option()], placeholder: plain(x(n)) })),
  overflow_options: (n) => actions({ type: 'overflow', action_id: 'o', options: options(n) }),
  checkbox_options: (n) => actions({ type: 'checkboxes', action_id: 'c', options: options(n) }),
  radio_options: (n) => actions({ type: 'radio_buttons', action_id: 'r', options: options(n) }),
  input_label: (n) => input({ label: plain(x(n)) }),
  input_hint: (n) => input({ hint: plain(x(n)) }),
  image_url: (n) => image({ image_url: url(n) }),
  image_alt_text: (n) => image({ alt_text: x(n) }),
  image_title: (n) => image({ title: plain(x(n)) }),
  markdown_total: (n) => [
    { type: 'markdown', text: x(n - 10) },
    { type: 'markdown', text: x(10) },
  ],
  message_tables: (n) => times(n, () => ({ type: 'table', rows: [] })),
  table_rows: (n) => [{ type: 'table', rows: times(n, () => []) }],
  table_columns: (n) => [{ type: 'table', rows: [times(n, () => ({ type: 'raw_text', text: '' }))] }],
  confirm_title: (n) => actions(confirm({ title: plain(x(n)) })),
  confirm_text: (n) => actions(confirm({ text: plain(x(n)) })),
  confirm_button: (n) => actions(confirm({ deny: plain(x(n)) })),
};

const VIEWS: Partial<Record<LimitName, (n: number) => Obj>> = {
  view_blocks: (n) => modal({ blocks: times(n, () => ({ type: 'divider' })) }),
  view_title: (n) => modal({ title: plain(x(n)) }),
  view_submit: (n) => modal({ submit: plain(x(n)) }),
  view_close: (n) => modal({ close: plain(x(n)) }),
  view_callback_id: (n) => modal({ callback_id: x(n) }),
  view_external_id: (n) => modal({ external_id: x(n) }),
  private_metadata: (n) => modal({ private_metadata: x(n) }),
};

const names = (table: object) => Object.keys(table) as LimitName[];

describe('limits of blocks', () => {
  it.each(names(BLOCKS))('%s: at the limit it is taken, one more is invalid_blocks', async (name) => {
    const slack = await slackFor();
    const make = BLOCKS[name] ?? (() => []);
    const send = (n: number) =>
      call(slack, 'chat.postMessage', { channel: slack.ids.general, text: 't', blocks: make(n) });
    expect((await send(limitOf(name))).body.error).toBeUndefined();
    const { body } = await send(limitOf(name) + 1);
    expect(body.error).toBe('invalid_blocks');
    expect(slack.ledger.refusals().map((e) => e.rule)).toEqual([name]);
    expect((body.response_metadata as Obj).messages).toEqual([
      expect.stringMatching(/^\[ERROR\] .* \[json-pointer:\/blocks/),
    ]);
  });
});

describe('limits of views', () => {
  it.each(names(VIEWS))('%s: at the limit it opens, one more is invalid_arguments', async (name) => {
    const slack = await slackFor();
    const make = VIEWS[name] ?? (() => ({}));
    const send = (n: number) =>
      call(slack, 'views.open', { trigger_id: slack.core.triggers.issue(slack.ids.ada), view: make(n) });
    expect((await send(limitOf(name))).body.error).toBeUndefined();
    const { body } = await send(limitOf(name) + 1);
    expect(body.error).toBe('invalid_arguments');
    expect(slack.ledger.refusals().map((e) => e.rule)).toEqual([name]);
    expect((body.response_metadata as Obj).messages).toEqual([
      expect.stringContaining('[json-pointer:/view/'),
    ]);
  });
});

const SHAPES: Record<ShapeRule, Obj[] | undefined> = {
  unknown_block_type: [{ type: 'carousel3' }],
  element_not_allowed_here: actions({ type: 'plain_text_input', action_id: 'i' }),
  missing_field: [{ type: 'section' }],
  empty_text: [section('')],
  wrong_text_type: [{ type: 'header', text: mrkdwn('h') }],
  invalid_url: actions(button({ url: 'javascript:alert(1)' })),
  duplicate_block_id: [
    { type: 'divider', block_id: 'a' },
    { type: 'divider', block_id: 'a' },
  ],
  duplicate_action_id: actions(button(), button()),
  options_and_groups: actions(
    select({ options: [option()], option_groups: [{ label: plain('g'), options: [option()] }] }),
  ),
  no_options: actions(select({ options: [] })),
  initial_option_unknown: actions(select({ options: [option()], initial_option: option('other') })),
  invalid_style: actions(button({ style: 'green' })),
  submit_required: undefined, // views only
};

describe('the shape of blocks', () => {
  const rows = Object.entries(SHAPES).filter(([, blocks]) => blocks !== undefined);
  it.each(rows)('%s is invalid_blocks', async (rule, blocks) => {
    const slack = await slackFor();
    const { body } = await call(slack, 'chat.postMessage', { channel: slack.ids.general, text: 't', blocks });
    expect(body.error).toBe('invalid_blocks');
    expect(slack.ledger.broken()).toEqual([rule]);
  });

  it('a form with inputs must have a submit button', async () => {
    const slack = await slackFor();
    const trigger_id = slack.core.triggers.issue(slack.ids.ada);
    const { body } = await call(slack, 'views.open', { trigger_id, view: modal({ blocks: input({}) }) });
    expect(body.error).toBe('invalid_arguments');
    expect(slack.ledger.broken()).toEqual(['submit_required']);
  });
});

describe('the size of a message', () => {
  it('refuses over 13,200 characters of blocks in all', async () => {
    const slack = await slackFor();
    const send = (n: number) =>
      call(slack, 'chat.postMessage', {
        channel: slack.ids.general,
        text: 't',
        blocks: times(n, () => section(x(2900))),
      });
    expect((await send(4)).body.ok).toBe(true);
    expect((await send(5)).body.error).toBe('msg_blocks_too_long');
    expect(slack.ledger.broken()).toEqual(['blocks_total']);
  });

  it('makes several messages of a text over 4,000 characters, and notes it', async () => {
    const slack = await slackFor();
    const message = await post(slack, { channel: slack.ids.general, text: x(4001) });
    expect(message.pieces).toBe(2);
    expect(slack.ledger.broken()).toEqual(['text_recommended']);
  });

  it('cuts a text after 40,000 characters and warns', async () => {
    const slack = await slackFor();
    const { body } = await call(slack, 'chat.postMessage', { channel: slack.ids.general, text: x(40_001) });
    expect(body).toMatchObject({
      ok: true,
      warning: 'message_truncated',
      response_metadata: { warnings: ['message_truncated'] },
    });
    expect(slack.messagesIn(slack.ids.general)[0]?.text).toHaveLength(40_000);
    expect(slack.ledger.broken()).toEqual(['text_truncated']);
  });

  it('notes blocks without a text for notifications', async () => {
    const slack = await slackFor();
    await call(slack, 'chat.postMessage', { channel: slack.ids.general, blocks: [section('s')] });
    expect(slack.ledger.broken()).toEqual(['fallback_text_missing']);
  });

  it.each([
    ['update_text', 'chat.update', { text: x(4001) }, 'msg_too_long'],
    ['markdown_text', 'chat.postMessage', { markdown_text: x(12_001) }, 'msg_too_long'],
    [
      'attachments',
      'chat.postMessage',
      { text: 't', attachments: times(101, () => ({ text: 'a' })) },
      'too_many_attachments',
    ],
    [
      'metadata_size',
      'chat.postMessage',
      { text: 't', metadata: { event_type: 'e', event_payload: { a: x(8000) } } },
      'metadata_too_large',
    ],
  ])('%s: %s answers %s', async (rule, method, args, error) => {
    const slack = await slackFor();
    const { ts } = await post(slack, { channel: slack.ids.general });
    const { body } = await call(slack, method, { channel: slack.ids.general, ts, ...args });
    expect(body.error).toBe(error);
    expect(slack.ledger.broken()).toEqual([rule]);
  });
});

it('every limit of the table is broken in some test', () => {
  const elsewhere = ['blocks_total', 'attachments', 'text_truncated', 'text_recommended', 'update_text'];
  const more = ['markdown_text', 'metadata_size', 'schedule_days', 'schedule_window'];
  const covered = [...names(BLOCKS), ...names(VIEWS), ...elsewhere, ...more];
  expect(covered.toSorted()).toEqual(names(LIMITS).toSorted());
});
