import type { App, ViewSubmitAction } from '@slack/bolt';
import type { InHand } from '../../src/chat/in-hand.ts';
import { Seen } from './events/seen.ts';
import { FORM } from './interactions/form-view.ts';
import type { Interactions } from './interactions/interactions.ts';
import { onSubmission } from './interactions/submission.ts';
import { eventListeners, type ListenerParts } from './listeners.ts';
import { SHORTCUT, SLASH_COMMANDS } from './platform-table.ts';

interface Parts extends ListenerParts {
  readonly interactions: Interactions;
  readonly inHand: InHand;
  readonly submission: Parameters<typeof onSubmission>[2];
}

/** Lets an app hear everything. Each payload is acknowledged first and followed once; what it leads to is work in hand. */
export function attach(app: App, parts: Parts): void {
  const seen = new Seen();
  const once = (id: string, what: string, work: () => Promise<void>) => {
    if (seen.firstTime(id)) parts.inHand.run(what, work);
  };
  attachEvents(app, parts, once);
  attachInteractions(app, parts.interactions, once);
  app.view<ViewSubmitAction>({ callback_id: FORM, type: 'view_submission' }, async ({ body, ack }) => {
    if (!seen.firstTime(body.trigger_id)) return ack();
    parts.inHand.run('form', () => onSubmission(body, ack, parts.submission));
  });
}

type Once = (id: string, what: string, work: () => Promise<void>) => void;

/** The library acknowledges events by itself before it hands them on. */
function attachEvents(app: App, parts: ListenerParts, once: Once): void {
  for (const [name, listener] of Object.entries(eventListeners(parts))) {
    app.event(name, async ({ event, body }) => {
      once(body.event_id, name, async () => {
        await Reflect.apply(listener, undefined, [event, body.event_id]);
      });
    });
  }
}

function attachInteractions(app: App, interactions: Interactions, once: Once): void {
  for (const { command } of SLASH_COMMANDS) {
    app.command(command, async ({ body, ack }) => {
      await ack();
      once(body.trigger_id, command, () => interactions.command(body));
    });
  }
  app.shortcut({ callback_id: SHORTCUT.callback_id, type: 'message_action' }, async ({ body, ack }) => {
    await ack();
    if (body.type === 'message_action') once(body.trigger_id, 'shortcut', () => interactions.shortcut(body));
  });
  app.action({ type: 'block_actions' }, async ({ body, ack }) => {
    await ack();
    if (body.type === 'block_actions') once(body.trigger_id, 'press', () => interactions.press(body));
  });
}
