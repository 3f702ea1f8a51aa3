import { urlOf } from '../../../src/chat/links.ts';
import type { Block, Message, Span } from '../../../src/chat/message.ts';
import { paperLines } from '../../../src/chat/paper-lines.ts';
import { timeWords } from '../../../src/chat/time-words.ts';
import { escapeHtml as e } from './escape.ts';
import { HEAD, style } from './style.ts';

/** What stands below a message. */
export interface Ending {
  /** What the mail asks to do. */
  readonly link?: { readonly label: string; readonly url: string };
  /** Why it came. */
  readonly why: string;
  /** Where everything can be seen. */
  readonly pageUrl?: string;
  readonly leaveUrl?: string;
}

/** A message as a page of a mail: it needs no picture, no script and nothing from elsewhere. */
export function htmlMail({ title, blocks }: Message, ending: Ending): string {
  const inside = blocks.map(blockHtml).filter(Boolean).join('\n');
  return `${HEAD}<body${style('body')}><div${style('page')}>
<h1${style('title')}>${e(title)}</h1>
${inside}
${endingHtml(ending)}
</div></body></html>
`;
}

function endingHtml({ link, why, pageUrl, leaveUrl }: Ending): string {
  const button = link ? `<p><a href="${e(link.url)}"${style('button')}>${e(link.label)}</a></p>\n` : '';
  const quiet = (url: string | undefined, label: string) =>
    url ? [`<a href="${e(url)}"${style('quiet')}>${label}</a>`] : [];
  const links = [...quiet(pageUrl, 'All papers'), ...quiet(leaveUrl, 'Unsubscribe')].join(' · ');
  return `${button}<p${style('foot')}>${[e(why), links].filter(Boolean).join('<br>')}</p>`;
}

/** What can be pressed needs a conversation: a mail leaves it out. */
function blockHtml(block: Block): string {
  switch (block.type) {
    case 'text':
      return `<p${style('text')}>${spansHtml(block.spans)}</p>`;
    case 'footnote':
      return `<p${style('small')}>${spansHtml(block.spans)}</p>`;
    case 'paper':
      return paperHtml(block.entry);
    case 'fields':
      return block.fields
        .map(({ label, value }) => `<p${style('text')}><b>${e(label)}</b><br>${spansHtml(value)}</p>`)
        .join('\n');
    case 'image':
      return `<p${style('small')}>${e(block.alt)}</p>`;
    case 'file':
      return `<p${style('small')}>${e(block.name)}</p>`;
    case 'actions':
      return '';
  }
}

function paperHtml(entry: Parameters<typeof paperLines>[0]): string {
  const { title, link, number, byline, excerpt, reason } = paperLines(entry);
  const url = link && urlOf(link);
  const name = url ? `<a href="${e(url)}"${style('link')}>${e(title)}</a>` : e(title);
  const head = number === undefined ? name : `<span${style('number')}>${number}</span> ${name}`;
  const lines = [
    byline.length > 0 ? `<div${style('byline')}>${spansHtml(byline)}</div>` : '',
    excerpt ? `<div${style('text')}>${spansHtml(excerpt)}</div>` : '',
    reason ? `<div${style('small')}>${spansHtml(reason)}</div>` : '',
  ];
  return `<div${style('paper')}><div${style('name')}>${head}</div>${lines.join('')}</div>`;
}

function spansHtml(spans: readonly Span[]): string {
  return spans.map(spanHtml).join('').replaceAll('\n', '<br>');
}

/** A mail is read whenever: times are told without their distance. */
function spanHtml(span: Span): string {
  switch (span.type) {
    case 'plain':
      return e(span.text);
    case 'strong':
      return `<b>${e(span.text)}</b>`;
    case 'time':
      return e(timeWords(span));
    case 'link': {
      const url = urlOf(span.to);
      return url ? `<a href="${e(url)}"${style('link')}>${e(span.text)}</a>` : e(span.text);
    }
  }
}
