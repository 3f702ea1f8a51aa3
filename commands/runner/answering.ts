import type { Answer, CallContext } from '../../src/chat/api.ts';
import { RetryLater, UserError } from '../../src/errors.ts';
import { notDone, oneMoment, ownFault, takesLong } from './messages.ts';
import type { RunnerParts } from './parts.ts';
import { createRateLimit } from './rate-limit.ts';
import { within } from './within.ts';

/** Nobody waits longer for an answer; what was asked may still end later. */
const LIMIT_MS = 30_000;

/** Answers a call whatever happens to the work: too many calls, a person's error, a fault of ours, too long a wait. */
export type Answering = (call: CallContext, work: () => Promise<Answer>) => Promise<Answer>;

export function createAnswering(parts: Pick<RunnerParts, 'clock' | 'log'>): Answering {
  const { clock, log } = parts;
  const busy = createRateLimit(clock);
  const reference = () => clock.newId().slice(-4);

  const fault = (error: unknown, { channel }: CallContext): Answer => {
    if (error instanceof UserError) return { reply: notDone(error.message) };
    if (error instanceof RetryLater) return { reply: oneMoment(error.message) };
    const ref = reference();
    log.error({ error, ref, platform: channel.platform }, 'a command failed');
    return { reply: ownFault(ref) };
  };

  const late = (): Answer => {
    const ref = reference();
    log.error({ ref }, 'a command took too long');
    return { reply: takesLong(LIMIT_MS / 1_000, ref) };
  };

  return async (call, work) => {
    const wait = busy(call);
    if (wait !== undefined) return { reply: oneMoment(wait) };
    return within(
      clock,
      LIMIT_MS,
      work().catch((error: unknown) => fault(error, call)),
      late,
    );
  };
}
