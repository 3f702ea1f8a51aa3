import { flag, isObj, type Obj, objs, str } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { checkBlocks, sizeOfBlocks } from './blocks.ts';
import { Inspector } from './inspector.ts';
import { LIMITS, line } from './table.ts';

/** What is left of a message after the checks. */
export interface CheckedMessage {
  text: string;
  blocks: Obj[];
  attachments: Obj[];
  metadata?: Obj;
  pieces: number;
  /** Warnings Slack answers with. */
  warnings: string[];
  /** Rules broken which Slack forgives, but a good bot does not break. */
  forgiven: string[];
}

/** Checks the content of a message and refuses it by name, as chat.postMessage does. */
export function checkMessage(args: Obj, how: 'post' | 'update' = 'post'): CheckedMessage {
  const blocks = blocksOf(args.blocks);
  const attachments = attachmentsOf(args.attachments);
  const markdown = args.markdown_text === undefined ? undefined : str(args.markdown_text);
  checkMarkdownText(args, markdown);
  const text = markdown ?? str(args.text);
  const empty = text.trim() === '' && blocks.length === 0 && attachments.length === 0;
  if (empty && args.files === undefined) throw new Refusal('no_text', { rule: 'no_text' });
  if (blocks.length > 0 && sizeOfBlocks(blocks) > LIMITS.blocks_total.characters) {
    throw new Refusal('msg_blocks_too_long', { rule: 'blocks_total' });
  }
  const metadata = metadataOf(args.metadata);
  return { ...checkText(text, blocks.length > 0, how), blocks, attachments, ...(metadata && { metadata }) };
}

function checkText(text: string, isFallback: boolean, how: 'post' | 'update') {
  const size = [...text].length;
  if (how === 'update' && size > LIMITS.update_text.characters) {
    throw new Refusal('msg_too_long', { rule: 'update_text' });
  }
  const warnings: string[] = [];
  const forgiven: string[] = [];
  if (size > LIMITS.text_truncated.characters) {
    warnings.push('message_truncated');
    forgiven.push('text_truncated');
  } else if (size > LIMITS.text_recommended.characters) forgiven.push('text_recommended');
  if (isFallback && text.trim() === '') forgiven.push('fallback_text_missing');
  const kept = [...text].slice(0, LIMITS.text_truncated.characters).join('');
  const pieces = isFallback
    ? 1
    : Math.max(1, Math.ceil([...kept].length / LIMITS.text_recommended.characters));
  return { text: kept, pieces, warnings, forgiven };
}

function checkMarkdownText(args: Obj, markdown: string | undefined): void {
  if (markdown === undefined) return;
  if (args.text !== undefined || args.blocks !== undefined) {
    throw new Refusal('markdown_text_conflict', { rule: 'markdown_text_conflict' });
  }
  if ([...markdown].length > LIMITS.markdown_text.characters) {
    throw new Refusal('msg_too_long', { rule: 'markdown_text' });
  }
}

function blocksOf(given: unknown): Obj[] {
  if (given === undefined || given === null || given === '') return [];
  if (!Array.isArray(given)) throw new Refusal('invalid_blocks_format', { rule: 'invalid_blocks_format' });
  const see = new Inspector();
  checkBlocks(see, given, '/blocks', 'message');
  refuse(see, 'invalid_blocks');
  return objs(given);
}

function attachmentsOf(given: unknown): Obj[] {
  const attachments = objs(given);
  if (attachments.length > LIMITS.attachments.items) {
    throw new Refusal('too_many_attachments', { rule: 'attachments' });
  }
  const see = new Inspector();
  for (const [i, one] of attachments.entries()) {
    if (one.blocks !== undefined) checkBlocks(see, one.blocks, `/attachments/${i}/blocks`, 'message');
  }
  refuse(see, 'invalid_attachments');
  return attachments;
}

function refuse(see: Inspector, code: string): void {
  const first = see.breaches[0];
  if (first === undefined) return;
  const errors = see.breaches.map(line);
  const messages = errors.map((error) => `[ERROR] ${error}`);
  throw new Refusal(code, { rule: first.rule, extra: { errors, response_metadata: { messages } } });
}

function metadataOf(given: unknown): Obj | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (!isObj(given)) throw new Refusal('invalid_metadata_format', { rule: 'metadata_format' });
  if (Object.keys(given).length === 0) return {};
  if (typeof given.event_type !== 'string' || !isObj(given.event_payload)) {
    throw new Refusal('invalid_metadata_schema', { rule: 'metadata_schema' });
  }
  if (JSON.stringify(given).length > LIMITS.metadata_size.characters) {
    throw new Refusal('metadata_too_large', { rule: 'metadata_size' });
  }
  return given;
}

/** True when the sender asked Slack not to unfurl links. */
export const unfurlsOff = (args: Obj): boolean =>
  args.unfurl_links !== undefined &&
  !flag(args.unfurl_links) &&
  args.unfurl_media !== undefined &&
  !flag(args.unfurl_media);
