import { isObj, list, type Obj, objs, str } from '../json.ts';
import { checkElement, checkImage, isAction, isInput } from './elements.ts';
import type { Inspector } from './inspector.ts';
import { LIMITS } from './table.ts';

type Check = (see: Inspector, block: Obj, at: string) => void;

/** Checks a list of blocks: https://docs.slack.dev/reference/block-kit/blocks */
export function checkBlocks(see: Inspector, blocks: unknown, at: string, surface: 'message' | 'view'): void {
  see.atMost(surface === 'message' ? 'message_blocks' : 'view_blocks', blocks, at);
  const ids = new Set<string>();
  for (const [i, block] of list(blocks).entries()) {
    const here = `${at}/${i}`;
    if (!isObj(block)) {
      see.fail('unknown_block_type', here, 'must be an object');
      continue;
    }
    const check = CHECKS[str(block.type)];
    if (check === undefined) see.fail('unknown_block_type', here, `unsupported type: ${str(block.type)}`);
    else check(see, block, here);
    see.atMost('block_id', block.block_id, `${here}/block_id`);
    const id = str(block.block_id);
    if (id !== '' && ids.has(id))
      see.fail('duplicate_block_id', `${here}/block_id`, `block_id already exists: ${id}`);
    ids.add(id);
  }
  checkTotals(see, objs(blocks), at);
}

const CHECKS: Record<string, Check> = {
  section: checkSection,
  header(see, block, at) {
    if (see.need(block, 'text', at)) see.text('header_text', block.text, `${at}/text`, 'plain_text');
  },
  context: checkContext,
  actions: checkActions,
  input: checkInput,
  divider: () => undefined,
  image(see, block, at) {
    checkImage(see, block, at);
    see.text('image_title', block.title, `${at}/title`, 'plain_text');
  },
  markdown(see, block, at) {
    if (see.need(block, 'text', at) && block.text === '') {
      see.fail('empty_text', `${at}/text`, 'must be more than 0 characters');
    }
  },
  rich_text(see, block, at) {
    see.need(block, 'elements', at);
  },
  table: checkTable,
  video: () => undefined,
  file: () => undefined,
};

function checkSection(see: Inspector, block: Obj, at: string): void {
  if (block.text === undefined && block.fields === undefined) see.need(block, 'text', at);
  see.text('section_text', block.text, `${at}/text`);
  see.atMost('section_fields', block.fields, `${at}/fields`);
  for (const [i, field] of list(block.fields).entries())
    see.text('section_field', field, `${at}/fields/${i}`);
  if (!isObj(block.accessory)) return;
  const type = str(block.accessory.type);
  if (!isAction(type) && type !== 'image') {
    see.fail('element_not_allowed_here', `${at}/accessory`, `unsupported type: ${type}`);
  } else checkElement(see, block.accessory, `${at}/accessory`);
}

function checkContext(see: Inspector, block: Obj, at: string): void {
  if (!see.need(block, 'elements', at)) return;
  see.atMost('context_elements', block.elements, `${at}/elements`);
  for (const [i, element] of objs(block.elements).entries()) {
    const here = `${at}/elements/${i}`;
    if (element.type === 'image') checkImage(see, element, here);
    else see.text('text_object', element, here);
  }
}

function checkActions(see: Inspector, block: Obj, at: string): void {
  if (!see.need(block, 'elements', at)) return;
  see.atMost('actions_elements', block.elements, `${at}/elements`);
  const ids = new Set<string>();
  for (const [i, element] of objs(block.elements).entries()) {
    const here = `${at}/elements/${i}`;
    if (!isAction(str(element.type))) {
      see.fail('element_not_allowed_here', here, `unsupported type: ${str(element.type)}`);
      continue;
    }
    checkElement(see, element, here);
    const id = str(element.action_id);
    if (id !== '' && ids.has(id))
      see.fail('duplicate_action_id', `${here}/action_id`, `action_id already exists: ${id}`);
    ids.add(id);
  }
}

function checkInput(see: Inspector, block: Obj, at: string): void {
  if (see.need(block, 'label', at)) see.text('input_label', block.label, `${at}/label`, 'plain_text');
  see.text('input_hint', block.hint, `${at}/hint`, 'plain_text');
  if (!see.need(block, 'element', at) || !isObj(block.element)) return;
  if (!isInput(str(block.element.type))) {
    see.fail('element_not_allowed_here', `${at}/element`, `unsupported type: ${str(block.element.type)}`);
  } else checkElement(see, block.element, `${at}/element`);
}

function checkTable(see: Inspector, block: Obj, at: string): void {
  see.atMost('table_rows', block.rows, `${at}/rows`);
  for (const [i, row] of list(block.rows).entries()) see.atMost('table_columns', row, `${at}/rows/${i}`);
}

function checkTotals(see: Inspector, blocks: Obj[], at: string): void {
  const markdown = blocks
    .filter((b) => b.type === 'markdown')
    .map((b) => str(b.text))
    .join('');
  see.atMost('markdown_total', markdown, at);
  if (blocks.filter((b) => b.type === 'table').length > LIMITS.message_tables.items) {
    see.fail('message_tables', at, 'only one table block is allowed');
  }
}

/**
 * The size Slack compares with its undocumented total. What it counts is not known; the length of the
 * blocks as JSON is on the safe side of all reports (https://github.com/slackapi/bolt-js/issues/2509, /2867).
 */
export const sizeOfBlocks = (blocks: readonly Obj[]): number => JSON.stringify(blocks).length;
