import type { ViewSubmitAction } from '@slack/bolt';
import type { Answer, ChatHandlers } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { contextOf } from '../context.ts';
import type { Identity } from '../identity.ts';
import { TIMES } from '../limits.ts';
import { within } from '../within.ts';
import { type Answering, said } from './answering.ts';
import { type FormOrigin, formOrigin, formValues } from './form-view.ts';
import type { GivenFiles } from './given-files.ts';

/** The acknowledgement of a form: nothing closes it, faults keep it open. */
export type FormAck = (faults?: {
  response_action: 'errors';
  errors: Record<string, string>;
}) => Promise<void>;

interface Parts {
  readonly handlers: ChatHandlers;
  readonly answering: Answering;
  readonly identity: Identity;
  readonly files: GivenFiles;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** A form that was sent. Its faults can only be shown in the acknowledgement, so the core gets most of the three seconds before it. */
export async function onSubmission(body: ViewSubmitAction, ack: FormAck, parts: Parts): Promise<void> {
  const origin = formOrigin(body.view.private_metadata);
  if (origin === undefined) return ack();
  const { answering, handlers, identity } = parts;
  const filled = body.view.state.values;
  const deed = { userId: body.user.id, place: origin.place, eventId: body.trigger_id };
  const running = answering.guarded(async () => {
    const given = await parts.files.texts(filled);
    if ('faults' in given) return { formErrors: given.faults };
    const values = { ...formValues(filled), ...given.texts };
    return handlers.form({ ...contextOf(deed, identity), actionId: origin.actionId, values });
  });
  const first = await within(running, TIMES.formAnswer, parts.clock);
  const faults = faultsIn(first, Object.keys(filled));
  if (faults) return ack({ response_action: 'errors', errors: faults });
  await ack();
  await showAfter(body.user.id, origin, await running, parts);
}

/** By field; what names no field of the form stands at the first, since Slack takes nothing else. */
function faultsIn(answer: Answer | undefined, fields: readonly string[]): Record<string, string> | undefined {
  const faults = Object.entries(answer?.formErrors ?? {});
  const [first] = fields;
  if (faults.length === 0 || first === undefined) return undefined;
  return Object.fromEntries(faults.map(([field, words]) => [fields.includes(field) ? field : first, words]));
}

/** The form is closed now: faults that came too late are told in words. */
async function showAfter(userId: string, { place }: FormOrigin, answer: Answer, parts: Parts): Promise<void> {
  const faults = Object.values(answer.formErrors ?? {});
  const reply =
    faults.length > 0 ? said('Not saved', `${faults.join(' ')} Run the command again.`) : answer.reply;
  await parts.answering.show({ userId, place }, undefined, {
    ...(reply && { reply }),
    ...(answer.form && { form: answer.form }),
  });
}
