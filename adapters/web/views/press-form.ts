import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** A form that changes something: it carries the token that no other site can read. */
export function changeForm(action: string, kind: string, view: View, inside: Html): Html {
  return html`<form method="post" action="${action}" class="${kind}">
<input type="hidden" name="token" value="${view.visitor.token}">
<input type="hidden" name="back" value="${view.back}">
<fieldset ${view.visitor.mayAct ? undefined : html`disabled`}>${inside}</fieldset>
</form>`;
}

/** A form of buttons whose name is `press` and whose value is an action's id, then what was chosen. */
export function pressForm(kind: string, view: View, inside: Html): Html {
  const message = view.messageId && html`<input type="hidden" name="message" value="${view.messageId}">`;
  return changeForm('/press', kind, view, html`${message}${inside}`);
}
