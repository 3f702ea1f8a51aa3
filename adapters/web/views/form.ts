import { type Form, type FormField, typedFields } from '../../../src/chat/message.ts';
import { type Html, html } from './html.ts';
import { changeForm } from './press-form.ts';
import type { View } from './view.ts';

/** What is known of a form while it is open. */
export interface OpenForm {
  readonly form: Form;
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Questions asked at once, in place; faults stand under their field. */
export function formView({ form, values = {}, errors = {} }: OpenForm, view: View): Html {
  const fields = typedFields(form).map((field) =>
    fieldView(field, values[field.name], errors[field.name], view),
  );
  const inside = html`<legend>${form.title}</legend>
<input type="hidden" name="whisper" value="${view.messageId ?? ''}">
<input type="hidden" name="action" value="${form.submit.id ?? ''}">
${fields}<button class="primary">${form.submitLabel}</button>`;
  return changeForm('/fill', 'questions', view, inside);
}

function fieldView(field: FormField, typed: string | undefined, fault: string | undefined, view: View): Html {
  const id = `${view.messageId ?? 'form'}-${field.name}`;
  const about = fault ?? field.hint;
  const described = about ? html`aria-describedby="${id}-about"` : undefined;
  const invalid = fault ? html`aria-invalid="true"` : undefined;
  const required = field.required ? html`required` : undefined;
  const longest = field.maxLength ? html`maxlength="${field.maxLength}"` : undefined;
  const value = typed ?? field.value ?? '';
  const input =
    field.lines === 'one'
      ? html`<input id="${id}" name="field:${field.name}" value="${value}" dir="auto" autocomplete="off" ${described} ${invalid} ${required} ${longest}>`
      : html`<textarea id="${id}" name="field:${field.name}" rows="4" dir="auto" ${described} ${invalid} ${required} ${longest}>${value}</textarea>`;
  return html`<div class="field"><label for="${id}">${field.label}${field.required ? undefined : html` <small>optional</small>`}</label>
${input}${about ? html`<p id="${id}-about" class="${fault ? 'fault' : 'hint'}">${about}</p>` : undefined}</div>`;
}
