import type { PostResult } from '../../../src/chat/results.ts';
import type { SmtpFailure } from './smtp-failure.ts';

const NO_ANSWER_MS = 60_000;
/** A server that says "later" mostly means minutes: it wants to see us come back. */
const GREY_MS = 5 * 60_000;

/** What a failure means for the letter. In our own words: a server's may hold the address. */
export function answerOf(failure: SmtpFailure): PostResult {
  const { replyCode } = failure;
  if (replyCode === 0) return withoutReply(failure);
  if (replyCode < 500) {
    return { state: 'later', afterMs: GREY_MS, detail: `the mail server asks to wait (${codes(failure)})` };
  }
  if (isOurFault(failure)) {
    const detail = `The mail server does not take mail from here (${codes(failure)}). Check SMTP_URL and MAIL_FROM.`;
    return { state: 'refused', reason: 'unauthorised', detail };
  }
  if (failure.command === 'RCPT TO') {
    return {
      state: 'refused',
      reason: 'closed',
      detail: `The mail server refused the address (${codes(failure)}).`,
    };
  }
  return {
    state: 'refused',
    reason: 'invalid',
    detail: `The mail server refused the message (${codes(failure)}).`,
  };
}

function withoutReply({ begun, code, command }: SmtpFailure): PostResult {
  if (begun) return { state: 'unknown', detail: 'the mail server did not say whether it took the message' };
  if (code === 'EENVELOPE') {
    return { state: 'refused', reason: 'closed', detail: 'That is not an address mail can go to.' };
  }
  if (code === 'EMESSAGE' && command === 'MAIL FROM') {
    return {
      state: 'refused',
      reason: 'invalid',
      detail: 'The message is larger than the mail server takes.',
    };
  }
  return { state: 'later', afterMs: NO_ANSWER_MS, detail: `the mail server cannot be reached (${code})` };
}

/** Sender, password or relaying refused: that says nothing about whom the letter is for. */
function isOurFault({ command, code, replyCode, reply }: SmtpFailure): boolean {
  if (command === 'RCPT TO') return replyCode === 530 || /^5\d\d[ -]5\.7\.0\b|relay/i.test(reply);
  return command !== 'DATA' || code === 'EAUTH';
}

/** "550 5.1.1" */
function codes({ replyCode, reply }: SmtpFailure): string {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1];
  return enhanced ? `${replyCode} ${enhanced}` : `${replyCode}`;
}
