import type { Answer, CallContext, CommandCall, MentionCall, ShortcutCall } from '../../src/chat/api.ts';
import { UserError } from '../../src/errors.ts';
import { parseReference } from '../../src/papers/api.ts';
import { checkOptions } from '../text/check-options.ts';
import { normalize } from '../text/normalize.ts';
import { parseText } from '../text/parse-text.ts';
import type { RunnerParts } from './parts.ts';
import { perform } from './perform.ts';

/** A command, typed or filled in. */
export async function commanded(parts: RunnerParts, call: CommandCall): Promise<Answer> {
  const { input, root } = call;
  if (input.kind === 'text') return typed(parts, call, root, input.text);
  const path = input.path.join(' ');
  const command = parts.commands.find((one) => one.root === root && one.path.join(' ') === path);
  if (command) return perform(parts, call, command, checkOptions(command, input.options));
  throw new UserError(`There is no /${root} ${path}. /paper help lists what there is.`);
}

/** Words after the bot's name: a command, with or without its root, else a question what it can do. */
export async function mentioned(parts: RunnerParts, call: MentionCall): Promise<Answer> {
  const words = normalize(call.text);
  const [, root = 'paper', text = ''] = /^\/?(?:(paper|paper-admin)(?:\s+|$))?(.*)$/is.exec(words) ?? [];
  const first = text.split(/\s+/u)[0]?.toLowerCase();
  const known = parts.commands.some((one) => one.root === root.toLowerCase() && one.path[0] === first);
  return typed(parts, call, known ? root.toLowerCase() : 'paper', known ? text : 'help');
}

/** Platforms send whole messages along. */
const READ_AT_MOST = 10_000;

/** The first paper that a message names, by id or link: whether it was here before. */
export async function pointedAt(parts: RunnerParts, call: ShortcutCall): Promise<Answer> {
  const words = normalize(call.text.slice(0, READ_AT_MOST)).split(/[\s<>|"']+/u);
  const bare = words.map((word) => word.replace(/^[([{]+|[)\]}.,;:!?]+$/gu, ''));
  const reference = bare.find((word) => parseReference(word) !== undefined);
  const command = parts.commands.find(({ root, path }) => root === 'button' && path[0] === 'had');
  if (reference && command) return perform(parts, call, command, checkOptions(command, { paper: reference }));
  throw new UserError(
    'I see no paper in that message: no link to arXiv, Hugging Face, a DOI or the ACL Anthology. Try /paper search with a few of its words.',
  );
}

async function typed(parts: RunnerParts, call: CallContext, root: string, text: string): Promise<Answer> {
  const { command, args } = parseText(parts.commands, root, text);
  return perform(parts, call, command, args);
}
