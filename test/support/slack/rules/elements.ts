import { isObj, type Obj, objs, str } from '../json.ts';
import type { Inspector } from './inspector.ts';
import type { LimitName } from './table.ts';

const SELECTS = /^(multi_)?(static|external|users|conversations|channels)_select$/;
const PICKERS = new Set(['datepicker', 'timepicker', 'datetimepicker']);
const INPUTS = new Set([
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'file_input',
  'rich_text_input',
]);
const CHOICES: Record<string, LimitName> = {
  overflow: 'overflow_options',
  checkboxes: 'checkbox_options',
  radio_buttons: 'radio_options',
};

/** Checks one interactive element: https://docs.slack.dev/reference/block-kit/block-elements */
export function checkElement(see: Inspector, element: Obj, at: string): void {
  const type = str(element.type);
  see.atMost('action_id', element.action_id, `${at}/action_id`);
  if (isObj(element.confirm)) checkConfirm(see, element.confirm, `${at}/confirm`);
  if (element.placeholder !== undefined)
    see.text('placeholder', element.placeholder, `${at}/placeholder`, 'plain_text');
  if (type === 'button') checkButton(see, element, at);
  else if (SELECTS.test(type)) checkSelect(see, element, at);
  else if (type in CHOICES) checkChoice(see, element, CHOICES[type] ?? 'radio_options', at);
  else if (type === 'image') checkImage(see, element, at);
  else if (!PICKERS.has(type) && !INPUTS.has(type)) {
    see.fail('element_not_allowed_here', at, `unsupported type: ${type}`);
  }
}

/** True for elements an input block may hold. */
export const isInput = (type: string): boolean =>
  INPUTS.has(type) ||
  PICKERS.has(type) ||
  SELECTS.test(type) ||
  type === 'checkboxes' ||
  type === 'radio_buttons';

/** True for elements a section may carry or an actions block may hold. */
export const isAction = (type: string): boolean =>
  type === 'button' || type in CHOICES || PICKERS.has(type) || SELECTS.test(type);

/** An image, as a block or as an element. */
export function checkImage(see: Inspector, image: Obj, at: string): void {
  if (image.image_url === undefined && image.slack_file === undefined) see.need(image, 'image_url', at);
  see.url('image_url', image.image_url, `${at}/image_url`);
  if (see.need(image, 'alt_text', at)) see.atMost('image_alt_text', image.alt_text, `${at}/alt_text`);
}

function checkButton(see: Inspector, button: Obj, at: string): void {
  if (see.need(button, 'text', at)) see.text('button_text', button.text, `${at}/text`, 'plain_text');
  see.atMost('button_value', button.value, `${at}/value`);
  see.url('button_url', button.url, `${at}/url`);
  if (button.style !== undefined && button.style !== 'primary' && button.style !== 'danger') {
    see.fail('invalid_style', `${at}/style`, 'must be a valid enum value');
  }
}

function checkSelect(see: Inspector, select: Obj, at: string): void {
  if (!str(select.type).endsWith('static_select')) return;
  const options = select.options;
  const groups = select.option_groups;
  if (options !== undefined && groups !== undefined) {
    see.fail('options_and_groups', at, 'only one of options and option_groups is allowed');
  }
  if (objs(options).length + objs(groups).length === 0) {
    see.fail('no_options', `${at}/options`, 'must have at least one option');
  }
  see.atMost('select_options', options, `${at}/options`);
  checkOptions(see, options, `${at}/options`);
  checkGroups(see, groups, `${at}/option_groups`);
  checkInitial(see, select, at);
}

/** Option groups of a select or of a block_suggestion answer. */
export function checkGroups(see: Inspector, groups: unknown, at: string): void {
  see.atMost('select_option_groups', groups, at);
  for (const [i, group] of objs(groups).entries()) {
    see.text('option_group_label', group.label, `${at}/${i}/label`, 'plain_text');
    see.atMost('select_options', group.options, `${at}/${i}/options`);
    checkOptions(see, group.options, `${at}/${i}/options`);
  }
}

/** Options of a select, a choice, or a block_suggestion answer. */
export function checkOptions(see: Inspector, options: unknown, at: string): void {
  for (const [i, option] of objs(options).entries()) {
    if (see.need(option, 'text', `${at}/${i}`)) see.text('option_text', option.text, `${at}/${i}/text`);
    if (see.need(option, 'value', `${at}/${i}`)) see.atMost('option_value', option.value, `${at}/${i}/value`);
    see.text('option_description', option.description, `${at}/${i}/description`);
  }
}

function checkInitial(see: Inspector, select: Obj, at: string): void {
  const all = [...objs(select.options), ...objs(select.option_groups).flatMap((g) => objs(g.options))];
  const wanted = [
    ...(isObj(select.initial_option) ? [select.initial_option] : []),
    ...objs(select.initial_options),
  ];
  for (const one of wanted) {
    if (!all.some((option) => option.value === one.value)) {
      see.fail('initial_option_unknown', `${at}/initial_option`, 'initial_option must match an option');
    }
  }
}

function checkChoice(see: Inspector, element: Obj, limit: LimitName, at: string): void {
  if (objs(element.options).length === 0)
    see.fail('no_options', `${at}/options`, 'must have at least one option');
  see.atMost(limit, element.options, `${at}/options`);
  checkOptions(see, element.options, `${at}/options`);
  checkInitial(see, element, at);
}

function checkConfirm(see: Inspector, confirm: Obj, at: string): void {
  see.text('confirm_title', confirm.title, `${at}/title`, 'plain_text');
  see.text('confirm_text', confirm.text, `${at}/text`);
  see.text('confirm_button', confirm.confirm, `${at}/confirm`, 'plain_text');
  see.text('confirm_button', confirm.deny, `${at}/deny`, 'plain_text');
}
