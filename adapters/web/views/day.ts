import type { Suggestion } from '../../../src/chat/calls.ts';
import type { Message } from '../../../src/chat/message.ts';
import { readingAddress } from '../ask.ts';
import { type DayLink, splitDays } from './day-links.ts';
import { type Html, html } from './html.ts';
import { readingView } from './reading.ts';
import type { View } from './view.ts';

/** A day's papers under their date, with the days beside it and the topics that can be followed. */
export function dayView(
  day: { message: Message; date: string | undefined; topics: readonly Suggestion[] },
  view: View,
): Html {
  const { previous, next, rest } = splitDays(day.message, day.date);
  return html`<header class="masthead">
<p class="kicker">Daily papers</p>
<h1>${day.message.title}</h1>
<p class="by">by votes, here and in the research community</p>
<nav class="days" aria-label="Days">${dayLink(previous, 'prev')}${calendar(day.date)}${dayLink(next, 'next')}</nav>
${topicsView(day.topics)}
</header>
${readingView(rest, { ...view, addressOf: readingAddress })}`;
}

function dayLink(link: DayLink | undefined, rel: 'prev' | 'next'): Html | undefined {
  if (!link) return undefined;
  return html`<a class="${rel}" rel="${rel}" href="${link.address}">${link.label}</a>`;
}

function calendar(date: string | undefined): Html {
  return html`<form action="/day" class="calendar"><label class="unseen" for="date">Another day</label>
<input type="date" id="date" name="date" value="${date ?? ''}"><button class="plain">Go</button></form>`;
}

function topicsView(topics: readonly Suggestion[]): Html | undefined {
  if (topics.length === 0) return undefined;
  const chips = topics.map(
    ({ name, value }) =>
      html`<li><a class="chip" href="/search?${new URLSearchParams({ q: value }).toString()}">${name}</a></li>`,
  );
  return html`<ul class="chips" aria-label="Topics">${chips}
<li><a class="chip more" href="/conversation?say=${encodeURIComponent('/paper topic list')}">Follow a topic</a></li></ul>`;
}
