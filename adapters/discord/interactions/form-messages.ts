import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { type Form, type Message, text } from '../../../src/chat/api.ts';
import { openCustomId } from '../custom-id.ts';
import { type Payload, render } from '../render/render.ts';

/** A form that was ready too late to open by itself. */
export function waitingForm(form: Form, shelf: string): Payload {
  return withOpenButton({ title: form.title, blocks: [text('The form is ready.')] }, 'Open the form', shelf);
}

/** What was wrong with a form, and the way back to it: Discord closes a form whatever was typed. */
export function faultyForm(form: Form, faults: Readonly<Record<string, string>>, shelf: string): Payload {
  const labels = new Map(form.fields.map(({ name, label }) => [name, label]));
  const fields = Object.entries(faults).map(([name, fault]) => ({
    label: labels.get(name) ?? name,
    value: [{ type: 'plain' as const, text: fault }],
  }));
  const message: Message = { title: `${form.title}: not saved yet`, blocks: [{ type: 'fields', fields }] };
  return withOpenButton(message, 'Open the form again', shelf);
}

function withOpenButton(message: Message, label: string, shelf: string): Payload {
  const { body, files } = render(message);
  const button: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label,
    custom_id: openCustomId(shelf),
  };
  const row: APIActionRowComponent<APIButtonComponent> = {
    type: ComponentType.ActionRow,
    components: [button],
  };
  return { body: { ...body, components: [...body.components, row] }, files };
}
