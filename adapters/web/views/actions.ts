import type { Button, Select } from '../../../src/chat/message.ts';
import { type Html, html, join } from './html.ts';
import { pressForm } from './press-form.ts';
import type { View } from './view.ts';

/** Buttons in a row, or a select with a button to take what was chosen. */
export function actionsView(items: readonly (Button | Select)[], view: View): Html {
  const buttons = items.filter((item) => item.type === 'button');
  const selects = items.filter((item) => item.type === 'select');
  const row =
    buttons.length > 0
      ? pressForm('actions', view, join(buttons.map((one) => buttonView(one, view))))
      : undefined;
  return join([row, ...selects.map((select) => selectView(select, view))]);
}

function buttonView(button: Button, view: View): Html {
  const words = html`${button.emoji ? html`<span class="emoji">${button.emoji}</span> ` : undefined}${button.label}`;
  const address = button.disabled ? undefined : view.addressOf?.(button.action);
  if (address !== undefined) return html`<a class="button ${button.style}" href="${address}">${words}</a>`;
  const off = button.disabled || button.action.id === undefined ? html`disabled` : undefined;
  return html`<button class="${button.style}" name="press" value="${button.action.id ?? ''}" ${off}>${words}</button>`;
}

function selectView(select: Select, view: View): Html {
  const options = select.options.map(
    (option) =>
      html`<option value="${option.value}">${[option.label, option.description].filter(Boolean).join(' · ')}</option>`,
  );
  const inside = html`<select name="chosen" aria-label="${select.placeholder}" required>
<option value="">${select.placeholder}</option>${options}</select>
<button name="press" value="${select.action.id ?? ''}" class="plain">Choose</button>`;
  return pressForm('choose', view, inside);
}
