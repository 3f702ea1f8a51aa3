import { type Html, html } from './html.ts';

export function signInView(fault: string | undefined): Html {
  return html`<section class="problem"><h1>Sign in</h1>
<p>Reading is open to everybody here. To vote, follow topics and type commands, give the secret of this page.</p>
<form method="post" action="/sign-in" class="questions"><div class="field"><label for="secret">Secret of the page</label>
<input id="secret" name="secret" type="password" autocomplete="current-password" required autofocus ${fault ? html`aria-invalid="true" aria-describedby="secret-about"` : undefined}>
${fault ? html`<p id="secret-about" class="fault">${fault}</p>` : undefined}</div><button class="primary">Sign in</button></form></section>`;
}
