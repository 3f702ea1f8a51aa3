import { changed } from '../core.ts';
import { obj, objs, str } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { checkView } from '../rules/views.ts';
import { type Method, needScope, required } from './method.ts';

export const views: Record<string, Method> = {
  'views.open': {
    scopes: [],
    tier: 4,
    run({ core, args, ...rest }) {
      // The trigger is spent even when the view turns out to be wrong.
      const trigger = core.triggers.spend(required({ core, args, ...rest }, 'trigger_id'));
      const view = checkView(args.view, 'modal');
      if (objs(view.blocks).some(({ element }) => obj(element).type === 'file_input')) {
        needScope({ core, args, ...rest }, 'files:read');
      }
      const opened = core.views.open(trigger.user, view);
      changed(core);
      return { view: opened.shown };
    },
  },
  'views.push': {
    scopes: [],
    tier: 4,
    run({ core, args, ...rest }) {
      const trigger = core.triggers.spend(required({ core, args, ...rest }, 'trigger_id'));
      if (!trigger.fromModal)
        throw new Refusal('invalid_trigger_id', { rule: 'push_trigger_not_from_modal' });
      const pushed = core.views.push(trigger.user, checkView(args.view, 'modal'));
      changed(core);
      return { view: pushed.shown };
    },
  },
  'views.update': {
    scopes: [],
    tier: 4,
    run({ core, args }) {
      const kind = obj(args.view).type === 'home' ? 'home' : 'modal';
      const view = checkView(args.view, kind);
      const which = { id: str(args.view_id), externalId: str(args.external_id), hash: str(args.hash) };
      const updated = core.views.update(which, view);
      changed(core);
      return { view: updated.shown };
    },
  },
  'views.publish': {
    scopes: [],
    tier: 4,
    run({ core, args, ...rest }) {
      const user = required({ core, args, ...rest }, 'user_id');
      if (!core.world.users.has(user)) throw new Refusal('user_not_found', { rule: 'user_not_found' });
      if (!core.app.homeTab) throw new Refusal('not_enabled', { rule: 'home_tab_not_enabled' });
      const home = core.views.publish(user, checkView(args.view, 'home'), str(args.hash));
      changed(core);
      return { view: home.shown };
    },
  },
};
