import type { Form } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';

const KEPT = 500;

interface Kept {
  readonly form: Form;
  readonly until: number;
}

/**
 * Forms shown lately, to be opened again with what was typed. In memory: a modal can only open on a press, so a form that
 * comes too late, or comes back with faults, waits here for one.
 */
export class FormShelf {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: Pick<Clock, 'now' | 'newId'>;

  constructor(clock: Pick<Clock, 'now' | 'newId'>) {
    this.#clock = clock;
  }

  put(form: Form): string {
    const id = this.#clock.newId();
    this.#kept.set(id, { form, until: this.#clock.now() + TIMES.interactionToken });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return id;
  }

  get(id: string): Form | undefined {
    const kept = this.#kept.get(id);
    return kept && kept.until > this.#clock.now() ? kept.form : undefined;
  }
}

/** The same form with what a person typed into it. */
export function filledIn(form: Form, values: Readonly<Record<string, string>>): Form {
  const fields = form.fields.map((field) => {
    const value = values[field.name];
    return value === undefined ? field : { ...field, value };
  });
  return { ...form, fields };
}

/** A form that was shown before a restart: what was typed is there, its labels are not. */
export function formOf(actionId: string, values: Readonly<Record<string, string>>): Form {
  const fields = Object.keys(values).map((name) => ({
    name,
    label: name,
    lines: 'one' as const,
    required: false,
  }));
  const submit = { run: '', args: {}, placement: 'reply' as const, id: actionId };
  return { title: 'Your form', submitLabel: 'Send', fields, submit };
}
