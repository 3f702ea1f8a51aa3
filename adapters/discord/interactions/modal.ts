import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { type Form, type FormField, typedFields } from '../../../src/chat/api.ts';
import { cleanLine } from '../../../src/chat/clean-text.ts';
import { formCustomId } from '../custom-id.ts';
import { LIMITS } from '../limits.ts';
import { shorten } from '../render/shorten.ts';

/** A form as a modal; undefined when its submit action was never stored, since then nothing could run. */
export function modalOf(form: Form, shelf: string): APIModalInteractionResponseCallbackData | undefined {
  if (form.submit.id === undefined) return undefined;
  return {
    custom_id: formCustomId(form.submit.id, shelf),
    title: shorten(cleanLine(form.title), LIMITS.modalTitle) || '…',
    components: typedFields(form).slice(0, LIMITS.modalFields).map(labelled),
  };
}

function labelled(field: FormField): APILabelComponent {
  const hint = shorten(cleanLine(field.hint ?? ''), LIMITS.modalHint);
  const most = Math.min(field.maxLength ?? LIMITS.modalValue, LIMITS.modalValue);
  const value = (field.value ?? '').toWellFormed().slice(0, most);
  return {
    type: ComponentType.Label,
    label: shorten(cleanLine(field.label), LIMITS.modalLabel) || field.name,
    ...(hint === '' ? {} : { description: hint }),
    component: {
      type: ComponentType.TextInput,
      custom_id: field.name,
      style: field.lines === 'many' ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: field.required,
      max_length: most,
      ...(value === '' ? {} : { value }),
    },
  };
}
