import { str } from '../json.ts';
import { addBotMessage } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { checkMessage } from '../rules/message.ts';
import { LIMITS } from '../rules/table.ts';
import { target } from './chat.ts';
import { type Call, type Method, required } from './method.ts';

const DAY = 86_400;
const WINDOW = 300;
/** A message cannot be taken back in its last minute. */
const LAST_CALL = 60;

function checkTime(call: Call, channel: string, postAt: number): void {
  const now = Math.floor(call.core.clock.now() / 1000);
  if (!Number.isInteger(postAt)) throw new Refusal('invalid_time', { rule: 'schedule_time' });
  if (postAt <= now) throw new Refusal('time_in_past', { rule: 'schedule_in_past' });
  if (postAt > now + LIMITS.schedule_days.items * DAY)
    throw new Refusal('time_too_far', { rule: 'schedule_days' });
  const near = call.core.scheduled.filter(
    (m) => m.channel === channel && Math.abs(m.postAt - postAt) < WINDOW,
  );
  if (near.length >= LIMITS.schedule_window.items) {
    throw new Refusal('restricted_too_many', { rule: 'schedule_window' });
  }
}

export const schedule: Record<string, Method> = {
  'chat.scheduleMessage': {
    scopes: ['chat:write'],
    tier: 3,
    run(call) {
      const { core, args } = call;
      const channel = target(call).id;
      const checked = checkMessage(args);
      const postAt = Number(required(call, 'post_at'));
      checkTime(call, channel, postAt);
      const planned = { id: core.world.id('Q'), channel, postAt, text: checked.text };
      core.scheduled.push(planned);
      core.clock.after(postAt * 1000 - core.clock.now(), () => {
        const at = core.scheduled.indexOf(planned);
        if (at < 0) return;
        core.scheduled.splice(at, 1);
        addBotMessage(core, checked, { channel, via: 'chat.postMessage', args });
      });
      return { channel, scheduled_message_id: planned.id, post_at: postAt, message: { text: checked.text } };
    },
  },
  'chat.deleteScheduledMessage': {
    scopes: ['chat:write'],
    tier: 3,
    run(call) {
      const id = required(call, 'scheduled_message_id');
      const at = call.core.scheduled.findIndex((m) => m.id === id && m.channel === str(call.args.channel));
      const left = (call.core.scheduled[at]?.postAt ?? 0) - call.core.clock.now() / 1000;
      if (at < 0 || left < LAST_CALL) {
        throw new Refusal('invalid_scheduled_message_id', {
          rule: at < 0 ? 'schedule_unknown' : 'schedule_last_minute',
        });
      }
      call.core.scheduled.splice(at, 1);
      return {};
    },
  },
  'chat.scheduledMessages.list': {
    scopes: [],
    tier: 3,
    run: ({ core }) => ({
      scheduled_messages: core.scheduled.map((m) => ({
        id: m.id,
        channel_id: m.channel,
        post_at: m.postAt,
        text: m.text,
      })),
      response_metadata: { next_cursor: '' },
    }),
  },
};
