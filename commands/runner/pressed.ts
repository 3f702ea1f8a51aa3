import type { ActionCall, ActionRef, Answer, FormCall } from '../../src/chat/api.ts';
import { FieldError, UserError } from '../../src/errors.ts';
import { type Command, commandName } from '../command.ts';
import { type Args, checkOptions } from '../text/check-options.ts';
import { formatText } from '../text/format.ts';
import type { RunnerParts } from './parts.ts';
import { perform } from './perform.ts';

/** A button or a select: runs what was stored under its id, with what was chosen. */
export async function pressed(parts: RunnerParts, call: ActionCall): Promise<Answer> {
  const { command, action } = await pressedCommand(parts, call.actionId);
  const chosen = action.choose && call.chosen !== undefined ? { [action.choose]: call.chosen } : {};
  const answer = await perform(parts, call, command, checkOptions(command, { ...action.args, ...chosen }));
  return action.placement === 'replace' && answer.reply ? { ...answer, replace: true } : answer;
}

/** A form: its fields are arguments too. What is wrong with them is told at the field, and the form stays open. */
export async function submitted(parts: RunnerParts, call: FormCall): Promise<Answer> {
  const { command, action } = await pressedCommand(parts, call.actionId);
  try {
    return await perform(parts, call, command, checkOptions(command, { ...action.args, ...call.values }));
  } catch (error) {
    const field = error instanceof UserError && fieldAtFault(error, Object.keys(call.values));
    if (field) return { formErrors: { [field]: error.message } };
    throw error;
  }
}

async function pressedCommand(
  { actions, commands }: RunnerParts,
  id: string,
): Promise<{ command: Command; action: ActionRef }> {
  const stored = await actions.get(id);
  const command = commands.find((one) => commandName(one) === stored?.action.run);
  if (stored && command && !stored.expired) return { command, action: stored.action };
  throw new UserError(
    `I keep a button for 30 days, and this one is older. ${askAgain(command, stored?.action.args ?? {})}`,
  );
}

function askAgain(command: Command | undefined, args: Args): string {
  if (command && command.root !== 'button') return `Ask again with ${formatText(command, args)}.`;
  if (typeof args.paper === 'string') return `Ask for the paper anew with /paper show ${args.paper}.`;
  return 'Ask for the message anew; /paper help lists the commands.';
}

/** The field that the error is about or its message names, else the first. */
function fieldAtFault(error: UserError, fields: readonly string[]): string | undefined {
  const { message } = error;
  if (error instanceof FieldError && fields.includes(error.field)) return error.field;
  const words = message.toLowerCase().split(/[^a-z]+/);
  return fields.find((field) => words.includes(field)) ?? fields[0];
}
