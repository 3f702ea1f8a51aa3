import type { Message } from '../../../src/chat/message.ts';
import { plainText } from '../../../src/chat/plain-text.ts';
import type { Ending } from './html.ts';

/** The same in plain words, for readers of mail that show nothing else. */
export function textMail(message: Message, { link, why, pageUrl, leaveUrl }: Ending): string {
  const blocks = message.blocks.filter(({ type }) => type !== 'actions');
  const ask = link ? `\n${link.label}: ${link.url}\n` : '';
  const page = pageUrl ? `\nAll papers: ${pageUrl}` : '';
  const leave = leaveUrl ? `\nUnsubscribe: ${leaveUrl}` : '';
  return `${plainText({ ...message, blocks })}\n${ask}\n-- \n${why}${page}${leave}\n`;
}

const LONGEST_HEADLINE = 40;

/** "Paperboy · Tue 24 Nov · 3 new papers": the title, and the headline where a message begins with a short one. */
export function subjectOf({ title, blocks: [first] }: Message): string {
  const headline = first?.type === 'text' ? plainText({ title: '', blocks: [first] }) : '';
  const short = headline.length <= LONGEST_HEADLINE && !headline.includes('\n');
  return [title, short ? headline : '']
    .filter(Boolean)
    .join(' · ')
    .replace(/[\p{Cc}\s]+/gu, ' ');
}
