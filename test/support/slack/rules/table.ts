/**
 * Every limit the server refuses by, with its name. Sources: https://docs.slack.dev/reference/block-kit/blocks,
 * …/block-elements, …/composition-objects, …/surfaces/views, https://docs.slack.dev/reference/methods/chat.postMessage.
 */
export const LIMITS = {
  message_blocks: { items: 50 },
  view_blocks: { items: 100 },
  /** Undocumented total over all blocks of a message: https://github.com/slackapi/bolt-js/issues/2509 */
  blocks_total: { characters: 13_200 },
  attachments: { items: 100 },
  section_text: { characters: 3000 },
  section_fields: { items: 10 },
  section_field: { characters: 2000 },
  header_text: { characters: 150 },
  context_elements: { items: 10 },
  actions_elements: { items: 25 },
  text_object: { characters: 3000 },
  button_text: { characters: 75 },
  button_value: { characters: 2000 },
  button_url: { characters: 3000 },
  action_id: { characters: 255 },
  block_id: { characters: 255 },
  select_options: { items: 100 },
  select_option_groups: { items: 100 },
  option_text: { characters: 75 },
  option_value: { characters: 150 },
  option_description: { characters: 75 },
  option_group_label: { characters: 75 },
  placeholder: { characters: 150 },
  overflow_options: { items: 5 },
  checkbox_options: { items: 10 },
  radio_options: { items: 10 },
  input_label: { characters: 2000 },
  input_hint: { characters: 2000 },
  image_url: { characters: 3000 },
  image_alt_text: { characters: 2000 },
  image_title: { characters: 2000 },
  markdown_total: { characters: 12_000 },
  message_tables: { items: 1 },
  table_rows: { items: 100 },
  table_columns: { items: 20 },
  confirm_title: { characters: 100 },
  confirm_text: { characters: 300 },
  confirm_button: { characters: 30 },
  view_title: { characters: 24 },
  view_submit: { characters: 24 },
  view_close: { characters: 24 },
  view_callback_id: { characters: 255 },
  view_external_id: { characters: 255 },
  private_metadata: { characters: 3000 },
  /** Slack cuts longer texts: https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
  text_truncated: { characters: 40_000 },
  /** Above this Slack makes several messages of one. */
  text_recommended: { characters: 4000 },
  /** chat.update refuses what chat.postMessage splits. */
  update_text: { characters: 4000 },
  markdown_text: { characters: 12_000 },
  /** How far ahead, in days: https://docs.slack.dev/reference/methods/chat.scheduleMessage */
  schedule_days: { items: 120 },
  /** In one channel within five minutes. */
  schedule_window: { items: 30 },
  /** Not documented; the figure is that of "metadata_too_large" reports. */
  metadata_size: { characters: 8000 },
} as const satisfies Record<string, { items: number } | { characters: number }>;

export type LimitName = keyof typeof LIMITS;

/** Rules that are no figure. */
export type ShapeRule =
  | 'unknown_block_type'
  | 'element_not_allowed_here'
  | 'missing_field'
  | 'empty_text'
  | 'wrong_text_type'
  | 'invalid_url'
  | 'duplicate_block_id'
  | 'duplicate_action_id'
  | 'options_and_groups'
  | 'no_options'
  | 'initial_option_unknown'
  | 'invalid_style'
  | 'submit_required';

export type RuleName = LimitName | ShapeRule;

/** One broken rule, and the place, as Slack words it in response_metadata.messages. */
export interface Breach {
  rule: RuleName;
  pointer: string;
  says: string;
}

/** The limit of a rule as a number. */
export function limitOf(name: LimitName): number {
  const limit = LIMITS[name];
  return 'items' in limit ? limit.items : limit.characters;
}

/** Slack's sentence for a limit that was passed. */
export function sentence(name: LimitName): string {
  const limit = LIMITS[name];
  return 'items' in limit
    ? `no more than ${limit.items} items allowed`
    : `must be less than ${limit.characters + 1} characters`;
}

/** Slack's line: `[ERROR] sentence [json-pointer:/blocks/0/text]`. */
export const line = (breach: Breach): string => `${breach.says} [json-pointer:${breach.pointer}]`;
