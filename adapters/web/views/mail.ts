import { type Html, html } from './html.ts';

interface Shown {
  readonly title: string;
  readonly lines: readonly string[];
  readonly button?: string | undefined;
}

/** What a link of a mail is about, with the button that follows it. */
export function mailView({ title, lines, button }: Shown, path: string): Html {
  return html`<section class="problem"><h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
${button ? html`<form method="post" action="${path}"><button class="primary">${button}</button></form>` : html`<p><a class="button plain" href="/">To the papers</a></p>`}</section>`;
}
