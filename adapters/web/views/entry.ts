import { localDay, timeWords } from '../../../src/chat/time-words.ts';
import type { Entry, Shown } from '../timeline.ts';
import type { Whisper } from '../whispers.ts';
import { formView } from './form.ts';
import { type Html, html } from './html.ts';
import { messageView } from './message.ts';
import { changeForm } from './press-form.ts';
import { reactingTo, reactionsView } from './reactions.ts';
import type { View } from './view.ts';

/** One entry of a conversation: a post for all, or what was said to this person alone. */
export function entryView(entry: Entry, view: View): Html {
  if (entry.kind === 'whisper') return whisperView(entry.whisper, { ...view, messageId: entry.whisper.id });
  const thread = entry.replies.length > 0 ? threadView(entry, view) : undefined;
  return lineView(entry, 'line', view, thread);
}

function lineView({ line, reactions }: Shown, kind: string, view: View, thread?: Html): Html {
  const here = { ...view, messageId: line.id };
  const { emoji, blocks } = reactingTo(line.message, reactions);
  return html`<article class="${kind}" id="line-${line.id}" tabindex="-1">
<header><b class="who">Paperboy</b> ${whenView(line.at, view)}${line.editedAt ? html` <small>edited</small>` : undefined}</header>
${messageView({ ...line.message, blocks }, here, reactionsView(emoji, reactions, here))}
${thread}
</article>`;
}

/** What stands under a line, folded until somebody opens it. */
function threadView({ line, replies }: Extract<Entry, { kind: 'line' }>, view: View): Html {
  const count = replies.length === 1 ? '1 message' : `${replies.length} messages`;
  return html`<details class="thread" id="thread-${line.id}"><summary>${count} in its thread</summary>
${replies.map((reply) => lineView(reply, 'line reply', view))}</details>`;
}

function whisperView(whisper: Whisper, view: View): Html {
  const close = changeForm(
    '/dismiss',
    'dismiss',
    view,
    html`<button name="whisper" value="${whisper.id}" aria-label="Dismiss">×</button>`,
  );
  return html`<article class="whisper" id="line-${whisper.id}" tabindex="-1">
${whisper.said === undefined ? undefined : html`<p class="said"><b class="who">You</b> <code dir="auto">${whisper.said}</code></p>`}
${answerView(whisper, view)}
<footer><span>Only you see this · ${whenView(whisper.at, view)}</span>${close}</footer>
</article>`;
}

function answerView(whisper: Whisper, view: View): Html | undefined {
  if (whisper.form) return formView({ ...whisper, form: whisper.form }, view);
  if (whisper.waiting) return html`<p class="waiting">One moment …</p>`;
  if (whisper.message) return html`<div class="answer">${messageView(whisper.message, view)}</div>`;
  return undefined;
}

/** Hours and minutes today, else the day as well; never a distance, which would change what has not changed. */
function whenView(at: number, view: View): Html {
  const zone = view.visitor.zone ?? 'UTC';
  const whole = timeWords({ at, zone, style: 'datetime' });
  const today = localDay(at, zone) === localDay(view.now, zone);
  const [, day, month, clock] = whole.split(' ');
  const words = [...(today ? [] : [day, month]), clock, ...(view.visitor.zone ? [] : ['UTC'])].join(' ');
  return html`<time datetime="${new Date(at).toISOString()}" title="${whole}">${words}</time>`;
}
