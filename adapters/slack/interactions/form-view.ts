import type { types } from '@slack/bolt';
import { clean, cleanLine, type Form, type FormField, typedFields } from '../../../src/chat/api.ts';
import type { Place } from '../delivery/place.ts';
import { LIMITS } from '../limits.ts';
import { cut } from '../render/cut.ts';

export const FORM = 'paperboy-form';
const VALUE = 'value';

/** What a form runs, and where it was opened, so that its answer goes back there. */
export interface FormOrigin {
  readonly actionId: string;
  readonly place: Place;
}

/** A form as a Slack view; undefined when its submit action was never stored, since then nothing could run. Each field's block id is its name, which is how Slack reports faults. */
export function formView(form: Form, place: Place, readsFiles: boolean): types.View | undefined {
  if (!form.submit.id) return undefined;
  const origin: FormOrigin = { actionId: form.submit.id, place };
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: JSON.stringify(origin).slice(0, LIMITS.viewMetadata),
    title: plainText(form.title, LIMITS.viewTitle),
    submit: plainText(form.submitLabel, LIMITS.viewSubmit),
    close: plainText('Cancel', LIMITS.viewSubmit),
    blocks: (readsFiles ? form.fields : typedFields(form)).map(fieldBlock),
  };
}

function fieldBlock(field: FormField): types.InputBlock {
  const { name, label, hint, lines, required } = field;
  return {
    type: 'input',
    block_id: name,
    optional: !required,
    label: plainText(label, LIMITS.inputLabel),
    ...(hint && { hint: plainText(hint, LIMITS.inputLabel) }),
    element: lines === 'file' ? FILE : typedElement(field),
  };
}

const FILE: types.FileInput = {
  type: 'file_input',
  action_id: VALUE,
  filetypes: ['json', 'txt'],
  max_files: 1,
};

function typedElement({ lines, value, maxLength }: FormField): types.PlainTextInput {
  const most = Math.min(maxLength ?? LIMITS.inputValue, LIMITS.inputValue);
  const filled = cut(clean(value ?? ''), most);
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: lines === 'many',
    max_length: most,
    ...(filled && { initial_value: filled }),
  };
}

function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(cleanLine(text), limit) || '…' };
}

type Filled = Readonly<Record<string, Readonly<Record<string, { value?: string | null | undefined }>>>>;

/** What was typed, by field name. */
export function formValues(values: Filled): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, field]) => [name, field[VALUE]?.value ?? '']));
}

/** Undefined when the view is none of ours, e.g. of an earlier version. */
export function formOrigin(metadata: string): FormOrigin | undefined {
  if (!metadata.startsWith('{')) return undefined;
  const read: unknown = JSON.parse(metadata);
  return isOrigin(read) ? read : undefined;
}

function isOrigin(value: unknown): value is FormOrigin {
  if (typeof value !== 'object' || value === null || !('actionId' in value) || !('place' in value))
    return false;
  const { actionId, place } = value;
  return typeof actionId === 'string' && typeof place === 'object' && place !== null && 'channel' in place;
}
