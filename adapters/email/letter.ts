import MailComposer from 'nodemailer/lib/mail-composer';
import type { Message } from '../../src/chat/message.ts';
import { type Ending, htmlMail } from './render/html.ts';
import { subjectOf, textMail } from './render/text.ts';
import type { Sender } from './sender.ts';
import type { Letter } from './smtp/smtp-line.ts';

interface Writing {
  readonly sender: Sender;
  readonly to: string;
  readonly message: Message;
  readonly ending: Ending;
  /** Fixed for a delivery, so that a reader of mail may see two as one. */
  readonly messageId: string;
  readonly at: number;
}

/** A message as a letter: plain text and HTML, nothing that tells who opened it. */
export async function write({ sender, to, message, ending, messageId, at }: Writing): Promise<Letter> {
  const composer = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    subject: subjectOf(message),
    text: textMail(message, ending),
    html: htmlMail(message, ending),
    messageId,
    date: new Date(at),
    headers: { 'Auto-Submitted': 'auto-generated', ...leaveHeaders(ending.leaveUrl) },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { from: sender.address, to, bytes: await composer.compile().build() };
}

/** RFC 8058: one press in the reader of mail ends them. */
function leaveHeaders(url: string | undefined) {
  if (url === undefined) return {};
  // A header that is folded inside an address is none to many readers.
  const whole = (value: string) => ({ prepared: true, foldLines: false, value });
  return {
    'List-Unsubscribe': whole(`<${url}>`),
    'List-Unsubscribe-Post': whole('List-Unsubscribe=One-Click'),
  };
}
