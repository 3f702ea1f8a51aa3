import type { Core } from '../core.ts';
import { keepGiven } from '../given-files.ts';
import type { Obj } from '../json.ts';
import { shown } from '../posting.ts';
import type { Message } from '../state.ts';
import type { OpenView } from '../view-stacks.ts';
import type { AckKind } from './ack.ts';
import { Act } from './act.ts';
import { chosen, type FormValues, findElement, formState } from './elements.ts';
import { interactionBase, messageContext, viewContext } from './payloads.ts';

/** Where a button or select stands: a message, or the view the person has open. */
export type Place = Message | OpenView;

const isView = (place: Place): place is OpenView => 'shown' in place;

/** What a person does with buttons, selects, forms and shortcuts. */
export class Interactions {
  readonly id: string;
  protected readonly core: Core;

  constructor(core: Core, id: string) {
    if (!core.world.users.has(id)) throw new Error(`Nobody has the id ${id}`);
    this.core = core;
    this.id = id;
  }

  /** Presses a button. */
  click(place: Place, actionId: string): Act {
    const { blockId, element } = findElement(this.blocksOf(place), actionId);
    if (element.type !== 'button') throw new Error(`"${actionId}" is no button`);
    const { text, value, url, style } = element;
    return this.action(place, {
      action_id: actionId,
      block_id: blockId,
      type: 'button',
      text,
      ...(value !== undefined && { value }),
      ...(url !== undefined && { url }),
      ...(style !== undefined && { style }),
    });
  }

  /** Chooses in a select, overflow menu, checkboxes, radio buttons or picker. */
  choose(place: Place, actionId: string, value: string | readonly string[]): Act {
    const { blockId, element } = findElement(this.blocksOf(place), actionId);
    return this.action(place, { action_id: actionId, block_id: blockId, ...chosen(element, value) });
  }

  /** Types into an external select: the bot offers options. */
  suggest(place: Place, actionId: string, query: string): Act {
    const { blockId } = findElement(this.blocksOf(place), actionId);
    const context = isView(place) ? viewContext(place) : messageContext(this.core, place);
    return this.interact('suggestion', 'block_suggestion', true, {
      ...context,
      action_id: actionId,
      block_id: blockId,
      value: query,
    });
  }

  /** Fills and sends the form. Values go by action_id or block_id. */
  submit(view: OpenView, values: FormValues = {}): Act {
    this.mustSee(view);
    view.shown.state = { values: formState(view.shown.blocks, values, (file) => keepGiven(this.core, file)) };
    const payload = {
      trigger_id: this.core.triggers.issue(this.id, true),
      view: view.shown,
      response_urls: [],
    };
    return this.interact('submission', 'view_submission', true, payload, { view });
  }

  /** Closes the form; the bot hears of it only when the view asked (`notify_on_close`). */
  close(view: OpenView): Act {
    this.mustSee(view);
    const since = this.core.world.seq;
    this.core.views.pop(this.id);
    if (view.shown.notify_on_close !== true)
      return new Act({ core: this.core, user: this.id, kind: 'closed' }, since);
    return this.interact('closed', 'view_closed', false, { view: view.shown, is_cleared: false });
  }

  /** Uses a message shortcut. */
  messageShortcut(message: Message, callbackId: string): Act {
    const responseUrl = this.core.responseUrls.issue(this.core, this.id, message.channel, message);
    const channel = this.core.world.channels.get(message.channel);
    return this.interact(
      'shortcut',
      'message_action',
      false,
      {
        callback_id: callbackId,
        trigger_id: this.core.triggers.issue(this.id),
        response_url: responseUrl.url,
        action_ts: this.core.world.ts(),
        message_ts: message.ts,
        channel: { id: message.channel, name: channel?.name ?? '' },
        message: shown(message),
      },
      { responseUrl },
    );
  }

  /** Uses a global shortcut. */
  shortcut(callbackId: string): Act {
    const trigger_id = this.core.triggers.issue(this.id);
    return this.interact('shortcut', 'shortcut', false, {
      callback_id: callbackId,
      trigger_id,
      action_ts: this.core.world.ts(),
    });
  }

  private action(place: Place, action: Obj): Act {
    const full = { ...action, action_ts: this.core.world.ts() };
    if (isView(place)) {
      const trigger_id = this.core.triggers.issue(this.id, place.shown.type === 'modal');
      return this.interact('action', 'block_actions', false, {
        ...viewContext(place),
        trigger_id,
        actions: [full],
      });
    }
    const responseUrl = this.core.responseUrls.issue(this.core, this.id, place.channel, place);
    const trigger_id = this.core.triggers.issue(this.id);
    const context = messageContext(this.core, place);
    const payload = { ...context, trigger_id, response_url: responseUrl.url, actions: [full] };
    return this.interact('action', 'block_actions', false, payload, { responseUrl });
  }

  private interact(
    kind: AckKind,
    type: string,
    acceptsResponse: boolean,
    rest: Obj,
    more: { responseUrl?: ReturnType<Core['responseUrls']['issue']>; view?: OpenView } = {},
  ): Act {
    const since = this.core.world.seq;
    const payload = { ...interactionBase(this.core, this.id, type), ...rest };
    const delivery = this.core.deliveries.deliver({ kind: 'interactive', payload, acceptsResponse });
    return new Act({ core: this.core, user: this.id, kind, delivery, ...more }, since);
  }

  private blocksOf(place: Place): unknown {
    if (isView(place)) {
      if (place.shown.type !== 'home') this.mustSee(place);
      return place.shown.blocks;
    }
    if (place.ephemeralTo !== undefined && place.ephemeralTo !== this.id) {
      throw new Error(`${this.id} cannot see a message meant for ${place.ephemeralTo}`);
    }
    if (!this.core.world.messages.includes(place)) throw new Error('That message is gone');
    return [...place.blocks, ...place.attachments.flatMap((one) => (one.blocks as Obj[] | undefined) ?? [])];
  }

  private mustSee(view: OpenView): void {
    if (this.core.views.top(this.id) !== view)
      throw new Error(`${this.id} does not have that view before them`);
  }
}
