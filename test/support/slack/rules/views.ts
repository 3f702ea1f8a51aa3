import { isObj, type Obj, objs } from '../json.ts';
import { invalidArguments, Refusal } from '../refusal.ts';
import { checkBlocks } from './blocks.ts';
import { Inspector } from './inspector.ts';
import { line } from './table.ts';

/** Slack refuses views over 250 kB with `view_too_large`. */
const VIEW_BYTES = 250_000;

/** Checks a modal or home view and refuses it by name: https://docs.slack.dev/reference/views */
export function checkView(view: unknown, allowed: 'modal' | 'home'): Obj {
  if (!isObj(view)) throw invalidArguments('missing required field: view');
  if (JSON.stringify(view).length > VIEW_BYTES)
    throw new Refusal('view_too_large', { rule: 'view_too_large' });
  const see = new Inspector();
  if (view.type !== allowed) see.fail('unknown_block_type', '/view/type', `must be ${allowed}`);
  if (allowed === 'modal') checkModal(see, view);
  if (see.need(view, 'blocks', '/view')) checkBlocks(see, view.blocks, '/view/blocks', 'view');
  see.atMost('view_callback_id', view.callback_id, '/view/callback_id');
  see.atMost('view_external_id', view.external_id, '/view/external_id');
  see.atMost('private_metadata', view.private_metadata, '/view/private_metadata');
  const first = see.breaches[0];
  if (first !== undefined) {
    const refusal = invalidArguments(...see.breaches.map(line));
    throw new Refusal(refusal.code, { rule: first.rule, extra: refusal.extra });
  }
  return view;
}

function checkModal(see: Inspector, view: Obj): void {
  if (see.need(view, 'title', '/view')) see.text('view_title', view.title, '/view/title', 'plain_text');
  see.text('view_submit', view.submit, '/view/submit', 'plain_text');
  see.text('view_close', view.close, '/view/close', 'plain_text');
  const hasInput = objs(view.blocks).some((block) => block.type === 'input');
  if (hasInput && view.submit === undefined) {
    see.fail('submit_required', '/view/submit', 'missing required field: submit');
  }
}
