import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';
import type { World } from './state.ts';

/** A trigger id is good once, for three seconds: https://docs.slack.dev/interactivity/handling-user-interaction */
export const TRIGGER_MS = 3000;

interface Trigger {
  id: string;
  user: string;
  at: number;
  used: boolean;
  /** True when it came from something done inside a modal: only then can a view be pushed. */
  fromModal: boolean;
}

/** The trigger ids handed out. */
export class Triggers {
  private readonly known = new Map<string, Trigger>();
  private readonly clock: Clock;
  private readonly world: World;

  constructor(clock: Clock, world: World) {
    this.clock = clock;
    this.world = world;
  }

  /** A fresh trigger id for something the person did. */
  issue(user: string, fromModal = false): string {
    const id = `${this.known.size + 1}.${this.world.team.id}.${this.world.id('')}`;
    this.known.set(id, { id, user, at: this.clock.now(), used: false, fromModal });
    return id;
  }

  /** Uses the trigger up, or refuses. */
  spend(id: string): Trigger {
    const trigger = this.known.get(id);
    if (trigger === undefined) throw new Refusal('invalid_trigger_id', { rule: 'trigger_unknown' });
    if (trigger.used) throw new Refusal('exchanged_trigger_id', { rule: 'trigger_used_twice' });
    if (this.clock.now() - trigger.at > TRIGGER_MS) {
      throw new Refusal('expired_trigger_id', { rule: 'trigger_expired' });
    }
    trigger.used = true;
    return trigger;
  }
}
