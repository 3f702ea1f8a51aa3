import { createHash } from 'node:crypto';
import { IDS } from './defaults.ts';
import { type Obj, str } from './json.ts';
import { Refusal } from './refusal.ts';
import type { World } from './state.ts';

/** At most three views lie on each other. */
const STACK = 3;

/** A view as a person has it before them. */
export interface OpenView {
  id: string;
  user: string;
  /** The view object as Slack shows it to apps. */
  shown: Obj;
}

export interface ViewChange {
  seq: number;
  how: 'open' | 'push' | 'update' | 'publish';
  view: OpenView;
}

/** The modals open before each person, and their home tabs. */
export class Views {
  readonly log: ViewChange[] = [];
  private readonly stacks = new Map<string, OpenView[]>();
  private readonly homes = new Map<string, OpenView>();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** The modals of a person, the lowest first. */
  stack(user: string): readonly OpenView[] {
    return this.stacks.get(user) ?? [];
  }

  /** The view the person looks at. */
  top(user: string): OpenView | undefined {
    return this.stack(user).at(-1);
  }

  home(user: string): OpenView | undefined {
    return this.homes.get(user);
  }

  /** Opens a modal in place of whatever was open. */
  open(user: string, view: Obj): OpenView {
    this.checkExternalId(view);
    const opened = this.make(user, view, undefined);
    this.stacks.set(user, [opened]);
    return this.note('open', opened);
  }

  /** Lays a modal on the open one. */
  push(user: string, view: Obj): OpenView {
    const stack = this.stacks.get(user) ?? [];
    if (stack.length === 0) throw new Refusal('not_found', { rule: 'push_without_view' });
    if (stack.length >= STACK) throw new Refusal('push_limit_reached', { rule: 'view_stack' });
    this.checkExternalId(view);
    const pushed = this.make(user, view, stack.at(-1));
    stack.push(pushed);
    return this.note('push', pushed);
  }

  /** Replaces a view by its id or external id; a hash guards against overwriting. */
  update(which: { id?: string; externalId?: string; hash?: string }, view: Obj): OpenView {
    const found = [...[...this.stacks.values()].flat(), ...this.homes.values()].find(
      (open) => open.id === which.id || (which.externalId && open.shown.external_id === which.externalId),
    );
    if (found === undefined) throw new Refusal('not_found', { rule: 'view_not_found' });
    if (which.hash && which.hash !== found.shown.hash)
      throw new Refusal('hash_conflict', { rule: 'view_hash' });
    this.replace(found, view);
    return this.note('update', found);
  }

  /** Sets the home tab. */
  publish(user: string, view: Obj, hash?: string): OpenView {
    const old = this.homes.get(user);
    if (hash && old && old.shown.hash !== hash) throw new Refusal('hash_conflict', { rule: 'view_hash' });
    const home = this.make(user, view, undefined);
    this.homes.set(user, home);
    return this.note('publish', home);
  }

  /** Takes the top view away; the one below shows again. */
  pop(user: string): void {
    this.stacks.get(user)?.pop();
  }

  /** Closes all modals of the person. */
  clear(user: string): void {
    this.stacks.delete(user);
  }

  private checkExternalId(view: Obj): void {
    const id = str(view.external_id);
    if (id === '') return;
    const used = [...this.stacks.values()].flat().some((open) => open.shown.external_id === id);
    if (used) throw new Refusal('duplicate_external_id', { rule: 'view_external_id_used' });
  }

  private make(user: string, view: Obj, below: OpenView | undefined): OpenView {
    const id = this.world.id('V');
    const open: OpenView = { id, user, shown: {} };
    open.shown = {
      ...this.shape(view),
      id,
      root_view_id: below?.shown.root_view_id ?? id,
      previous_view_id: below?.id ?? null,
    };
    return open;
  }

  private replace(open: OpenView, view: Obj): void {
    const { id, root_view_id, previous_view_id } = open.shown;
    open.shown = { ...this.shape(view), id, root_view_id, previous_view_id };
  }

  private shape(view: Obj): Obj {
    const blocks = (view.blocks as Obj[]).map((block, i) => ({ block_id: `b${i}`, ...block }));
    const hash = `${this.world.ts().split('.')[0]}.${createHash('sha1').update(this.world.ts()).digest('hex').slice(0, 8)}`;
    return {
      callback_id: '',
      private_metadata: '',
      external_id: '',
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      submit: null,
      ...view,
      blocks,
      hash,
      state: { values: {} },
      team_id: this.world.team.id,
      app_id: IDS.app,
      bot_id: IDS.botId,
    };
  }

  private note(how: ViewChange['how'], view: OpenView): OpenView {
    this.log.push({ seq: this.world.nextSeq(), how, view });
    return view;
  }
}
