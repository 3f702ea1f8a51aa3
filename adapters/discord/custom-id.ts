import { LIMITS } from './limits.ts';

/** How a press is acknowledged: in place, privately beside it, or by a form that opens. */
export type PressKind = 'replace' | 'reply' | 'form';

/** What a component of ours carries. */
export type CustomId =
  | { readonly kind: 'action'; readonly actionId: string; readonly press: PressKind }
  | { readonly kind: 'form'; readonly actionId: string; readonly shelf: string }
  | { readonly kind: 'open'; readonly shelf: string };

const LETTER = { replace: 'r', reply: 'p', form: 'f' } as const;
const ACTION = /^a:([a-z0-9]{1,40}):\d{1,3}:([rpf])$/;
const FORM = /^m:([a-z0-9]{1,40}):([a-z0-9]{1,40})$/;
const OPEN = /^o:([a-z0-9]{1,40})$/;

/** The same action may stand twice in a message, so its place there keeps ids unique. */
export function actionCustomId(actionId: string, index: number, press: PressKind): string {
  return `a:${actionId}:${index}:${LETTER[press]}`.slice(0, LIMITS.customId);
}

/** For a button whose action was never stored: it is shown switched off. */
export function deadCustomId(index: number): string {
  return `x:${index}`;
}

export function formCustomId(actionId: string, shelf: string): string {
  return `m:${actionId}:${shelf}`;
}

export function openCustomId(shelf: string): string {
  return `o:${shelf}`;
}

/** undefined when the id is not one of ours, e.g. from an older version. */
export function readCustomId(customId: string): CustomId | undefined {
  const action = ACTION.exec(customId);
  if (action?.[1]) return { kind: 'action', actionId: action[1], press: pressOf(action[2]) };
  const form = FORM.exec(customId);
  if (form?.[1] && form[2]) return { kind: 'form', actionId: form[1], shelf: form[2] };
  const open = OPEN.exec(customId);
  return open?.[1] ? { kind: 'open', shelf: open[1] } : undefined;
}

function pressOf(letter: string | undefined): PressKind {
  if (letter === 'f') return 'form';
  return letter === 'r' ? 'replace' : 'reply';
}
