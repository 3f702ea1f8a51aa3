import { type Core, changed } from '../core.ts';
import { isObj, type Obj, objs, str } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { type ResponseUrl, respond } from '../response-url.ts';
import { checkGroups, checkOptions } from '../rules/elements.ts';
import { Inspector } from '../rules/inspector.ts';
import { checkView } from '../rules/views.ts';
import type { OpenView } from '../view-stacks.ts';
import type { AckResult } from './act.ts';

export type AckKind = 'command' | 'action' | 'submission' | 'suggestion' | 'closed' | 'shortcut' | 'event';

interface Context {
  user: string;
  kind: AckKind;
  responseUrl?: ResponseUrl;
  view?: OpenView;
}

/** Does what the payload of an acknowledgement asks for; a bad payload is noted in the ledger. */
export function applyAck(core: Core, context: Context, payload: unknown): AckResult {
  const nothing: AckResult = { options: [], errors: {} };
  try {
    if (context.kind === 'command') answerCommand(core, context, payload);
    else if (context.kind === 'submission')
      return { ...nothing, errors: answerSubmission(core, context, payload) };
    else if (context.kind === 'suggestion') return { ...nothing, options: answerSuggestion(payload) };
    else if (isObj(payload) && Object.keys(payload).length > 0) noteAck(core, payload, 'ack_payload_ignored');
    return nothing;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    noteAck(core, payload, error.rule ?? error.code);
    return { ...nothing, notice: 'dispatch_failed' };
  } finally {
    changed(core);
  }
}

function noteAck(core: Core, payload: unknown, rule: string): void {
  core.ledger.add({
    kind: 'ack',
    method: 'ack_payload',
    at: core.clock.now(),
    args: isObj(payload) ? payload : { payload },
    ok: false,
    refusal: rule,
    rule,
  });
}

function answerCommand(core: Core, context: Context, payload: unknown): void {
  if (context.responseUrl === undefined) return;
  if (typeof payload === 'string' && payload !== '')
    respond(core, context.responseUrl, { text: payload }, 'ack');
  else if (isObj(payload) && Object.keys(payload).length > 0)
    respond(core, context.responseUrl, payload, 'ack');
}

/** https://docs.slack.dev/surfaces/modals#updating_views: response_action errors | update | push | clear. */
function answerSubmission(core: Core, context: Context, payload: unknown): Record<string, string> {
  const answer = isObj(payload) ? payload : {};
  const { view, user } = context;
  if (view === undefined) return {};
  switch (answer.response_action) {
    case undefined:
      core.views.pop(user);
      return {};
    case 'clear':
      core.views.clear(user);
      return {};
    case 'errors':
      return formErrors(view, answer);
    case 'update':
      core.views.update({ id: view.id }, checkView(answer.view, 'modal'));
      return {};
    case 'push':
      core.views.push(user, checkView(answer.view, 'modal'));
      return {};
    default:
      throw new Refusal('invalid_response_action', { rule: 'invalid_response_action' });
  }
}

function formErrors(view: OpenView, answer: Obj): Record<string, string> {
  const errors = isObj(answer.errors) ? answer.errors : {};
  const inputs = objs(view.shown.blocks).filter((block) => block.type === 'input');
  const known = new Set(inputs.map((block) => str(block.block_id)));
  const names = Object.keys(errors);
  if (names.length === 0 || names.some((name) => !known.has(name))) {
    // The person would see "We had some trouble connecting" instead of the errors.
    throw new Refusal('view_errors_unknown_block', { rule: 'view_errors_unknown_block' });
  }
  return Object.fromEntries(names.map((name) => [name, str(errors[name])]));
}

function answerSuggestion(payload: unknown): Obj[] {
  const answer = isObj(payload) ? payload : {};
  const see = new Inspector();
  see.atMost('select_options', answer.options, '/options');
  checkOptions(see, answer.options, '/options');
  checkGroups(see, answer.option_groups, '/option_groups');
  if (answer.options === undefined && answer.option_groups === undefined) see.need(answer, 'options', '');
  const first = see.breaches[0];
  if (first !== undefined) throw new Refusal('invalid_options', { rule: first.rule });
  return [...objs(answer.options), ...objs(answer.option_groups).flatMap((group) => objs(group.options))];
}
