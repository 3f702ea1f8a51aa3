import type { Visitor } from '../guards/visitor.ts';
import { type Html, html } from './html.ts';
import { changeForm } from './press-form.ts';
import type { View } from './view.ts';

/** In this order: what comes later may refine what came before. */
export const STYLES = [
  'page',
  'controls',
  'bar',
  'desk',
  'masthead',
  'papers',
  'conversation',
  'message',
  'thread',
  'forms',
].map((n) => `${n}.css`);

/** What stands around every page. */
export interface Frame {
  readonly title: string;
  readonly place: 'papers' | 'search' | 'conversation' | 'messages' | 'none';
  readonly version: string;
  readonly status: string;
  /** What was searched for, to stay in the box. */
  readonly query?: string;
  readonly aside?: Html;
}

export function layout(frame: Frame, view: View, main: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${frame.title} · Paperboy</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/${name}">`)}
<script src="/page.js" type="module"></script>
</head>
<body class="at-${frame.place}">
<a class="skip" href="#main">Skip to the content</a>
${barView(frame)}
${bannerView(view)}
<div class="desk">
<main id="main" tabindex="-1">${main}</main>
${frame.aside ? html`<aside class="pane" aria-label="Conversation">${frame.aside}</aside>` : undefined}
</div>
${footView(frame, view)}
<div id="toast" role="status" aria-live="polite"></div>
${keysView}
</body>
</html>`;
}

function barView(frame: Frame): Html {
  const tab = (href: string, place: Frame['place'], words: string) =>
    html`<a href="${href}" ${frame.place === place ? html`aria-current="page"` : undefined}>${words}</a>`;
  return html`<header class="bar">
<a class="brand" href="/"><img src="/icon.svg" alt="" width="24" height="24">Paperboy</a>
<nav aria-label="Pages">${tab('/', 'papers', 'Papers')}${tab('/conversation', 'conversation', 'Conversation')}${tab('/messages', 'messages', 'Messages to you')}</nav>
<form role="search" action="/search" class="search">
<input type="search" id="search" name="q" value="${frame.query ?? ''}" placeholder="Search papers" aria-label="Search papers" autocomplete="off" data-suggest="/suggest" dir="auto"><kbd aria-hidden="true">/</kbd>
</form>
</header>`;
}

const REASONS: Readonly<Record<Visitor['as'], Html | undefined>> = {
  here: undefined,
  'signed-in': undefined,
  'signed-out': html`You are reading. <a href="/sign-in">Sign in</a> to vote, follow topics and type commands.`,
  closed: html`This page can be reached from other machines, so it is for reading only. To act here, set <code>PAGE_SECRET</code> and start Paperboy again.`,
};

function bannerView(view: View): Html | undefined {
  const words = REASONS[view.visitor.as];
  return words && html`<p class="banner" role="note">${words}</p>`;
}

function footView(frame: Frame, view: View): Html {
  const out =
    view.visitor.as === 'signed-in'
      ? changeForm('/sign-out', 'sign-out', view, html`<button class="link">Sign out</button>`)
      : undefined;
  return html`<footer class="foot"><p>${frame.status}</p><p>Paperboy ${frame.version} · <button type="button" class="link" data-keys hidden>Keys <kbd>?</kbd></button></p>${out}</footer>`;
}

const keysView = html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
<dl><div><dt><kbd>/</kbd></dt><dd>Search</dd></div><div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>Next, previous</dd></div>
<div><dt><kbd>u</kbd></dt><dd>Vote</dd></div><div><dt><kbd>s</kbd></dt><dd>Save</dd></div><div><dt><kbd>o</kbd></dt><dd>Open the paper</dd></div>
<div><dt><kbd>c</kbd></dt><dd>Type a command</dd></div><div><dt><kbd>?</kbd></dt><dd>This list</dd></div></dl>
<form method="dialog"><button class="plain">Close</button></form></dialog>`;
