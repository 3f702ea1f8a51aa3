import type { MailLink, MailPlatform } from '../../src/chat/mail.ts';
import { isMailAddress } from '../../src/chat/mail-address.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Address } from '../../src/chat/refs.ts';
import type { PlatformState, PostResult } from '../../src/chat/results.ts';
import { ConfigError, describeError } from '../../src/errors.ts';
import { write } from './letter.ts';
import type { EmailOptions } from './options.ts';
import type { Ending } from './render/html.ts';
import { senderOf } from './sender.ts';
import { answerOf } from './smtp/answer.ts';
import { smtpSettings } from './smtp/settings.ts';
import { SmtpFailure } from './smtp/smtp-failure.ts';
import { SmtpLine } from './smtp/smtp-line.ts';

const EMAIL = 'email';

const PATIENCE_MS = 20_000;
/** How long a letter in hand may take once everything ends. */
const LAST_WORD_MS = 4_000;
const WHY = 'You get this because you asked Paperboy for new papers by e-mail.';
const WHY_ASKED =
  'Somebody gave this address to Paperboy. If it was not you, do nothing: no other mail comes.';
const UNSEEN = 'a mail that was sent cannot be looked up';

/** E-mail: sends and is never answered. */
export function createEmail(options: EmailOptions): MailPlatform {
  const { url, from, publicUrl, mailbox, clock, log, patience = PATIENCE_MS } = options;
  const settings = smtpSettings(url, patience);
  const line = new SmtpLine(settings);
  const sender = senderOf(from);
  let state: PlatformState = { state: 'off', detail: 'not started' };
  const idOf = (key: string) => `<${key}@${sender.domain}>`;

  const send = async (to: string, message: Message, key: string, ending: Ending): Promise<PostResult> => {
    if (!isMailAddress(to)) return NO_ADDRESS;
    const letter = await write({ sender, to, message, ending, messageId: idOf(key), at: clock.now() });
    try {
      await line.send(letter);
    } catch (error) {
      if (!(error instanceof SmtpFailure)) throw error;
      const answer = answerOf(error);
      log.warn({ delivery: key, code: error.code, replyCode: error.replyCode }, 'a mail was not taken');
      // What is wrong with one address is nobody else's news.
      const isOurs = answer.state !== 'refused' || answer.reason === 'unauthorised';
      if (isOurs && 'detail' in answer) state = { ...state, detail: answer.detail };
      return answer;
    }
    state = { ...state, detail: settings.server };
    return { state: 'accepted', messageId: idOf(key), channelId: '' };
  };

  return {
    name: EMAIL,
    state: () => state,

    async start() {
      state = { state: 'starting', detail: `connecting to ${settings.server}` };
      await line.check().catch((error: unknown) => {
        const why = error instanceof SmtpFailure ? answerOf(error) : undefined;
        const detail = why && 'detail' in why ? why.detail : describeError(error);
        state = { state: 'failed', detail: `${settings.server}: ${detail}` };
        // Trying again does not mend a wrong password.
        throw why?.state === 'refused' ? new ConfigError([state.detail]) : new Error(state.detail);
      });
      state = { state: 'connected', detail: settings.server };
    },

    async stop() {
      state = { state: 'stopped', detail: 'no mail is sent' };
      const waiting = new AbortController();
      await line.close(clock.sleep(LAST_WORD_MS, waiting.signal).catch(() => undefined));
      waiting.abort();
    },

    async post(to, message, key) {
      const box = await mailbox(to.channelId);
      if (!box) return GONE;
      const result = await send(box.address, message, key, {
        ...{ why: WHY, pageUrl: `${publicUrl}/` },
        leaveUrl: publicUrl + box.leavePath,
      });
      return result.state === 'accepted' ? { ...result, channelId: to.channelId } : result;
    },

    ask: (address: string, message: Message, { label, path }: MailLink, key: string) =>
      send(address, message, key, { link: { label, url: publicUrl + path }, why: WHY_ASKED }),

    find: async () => ({ state: 'cannot-tell', detail: UNSEEN }),
    edit: async () => ({
      state: 'refused',
      reason: 'invalid',
      detail: 'A mail that was sent cannot be changed.',
    }),
    reactions: async () => ({ state: 'unavailable', detail: 'nobody can react to a mail' }),
    direct: async () => ({ refused: 'Give an address with /paper email first.' }),
    missingRight: async (_to: Address) => undefined,
    mayManage: async () => false,
  };
}

const NO_ADDRESS: PostResult = {
  state: 'refused',
  reason: 'closed',
  detail: 'That is not an address mail can go to.',
};

const GONE: PostResult = {
  state: 'refused',
  reason: 'gone',
  detail: 'That address is not confirmed any more. Give one with /paper email.',
};
