import type { LineReactions } from '../../../src/chat/conversation.ts';
import type { Message } from '../../../src/chat/message.ts';
import { localDay, timeWords } from '../../../src/chat/time-words.ts';
import type { Entry } from '../timeline.ts';
import type { Whisper } from '../whispers.ts';
import { formView } from './form.ts';
import { type Html, html } from './html.ts';
import { messageView } from './message.ts';
import { changeForm } from './press-form.ts';
import type { View } from './view.ts';

/** One entry of a conversation: a post for all, or what was said to this person alone. */
export function entryView(entry: Entry, view: View): Html {
  if (entry.kind === 'whisper') return whisperView(entry.whisper, { ...view, messageId: entry.whisper.id });
  const { line, reactions } = entry;
  const here = { ...view, messageId: line.id };
  return html`<article class="line" id="line-${line.id}" tabindex="-1">
<header><b class="who">Paperboy</b> ${whenView(line.at, view)}${line.editedAt ? html` <small>edited</small>` : undefined}</header>
${messageView(line.message, here)}
${reactionsView(line.message, reactions, here)}
</article>`;
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

/** A single paper's message can be voted for and saved; any other takes what was put under it. */
export function emojiFor(message: Message, reactions: LineReactions): readonly string[] {
  const papers = message.blocks.filter((block) => block.type === 'paper').length;
  const usual = papers === 1 ? ['👍', '🔖'] : [];
  return [...new Set([...(message.seedReactions ?? []), ...usual, ...reactions.map(({ emoji }) => emoji)])];
}

function reactionsView(message: Message, reactions: LineReactions, view: View): Html | undefined {
  const all = emojiFor(message, reactions);
  if (all.length === 0) return undefined;
  const toggles = all.map((emoji) => {
    const people = reactions.find((one) => one.emoji === emoji)?.accountIds ?? [];
    const mine = people.includes(view.visitor.accountId);
    return html`<button name="emoji" value="${emoji}" aria-pressed="${mine ? 'true' : 'false'}" data-handle="${emoji}"
 aria-label="${emoji} ${people.length}">${emoji}<span class="count">${people.length || ''}</span></button>`;
  });
  const inside = html`<input type="hidden" name="message" value="${view.messageId ?? ''}">${toggles}`;
  return changeForm('/react', 'reactions', view, inside);
}
