import type { JsonObject } from './json.ts';
import { REFUSALS, type Refusal, type RefusalName } from './refusals.ts';

/** A broken rule and the field that broke it, such as `embeds.0.title`. */
export interface Fault {
  name: RefusalName;
  path: (string | number)[];
  /** Replaces the table's text, where the schema knows better. */
  detail?: string;
}

/** Thrown by a route to refuse a request; the router turns it into Discord's error answer. */
export class Refused extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map((fault) => fault.name).join(', '));
    this.faults = faults;
  }
}

/** Refuses with one name. */
export const refuse = (name: RefusalName, ...path: (string | number)[]): Refused =>
  new Refused([{ name, path }]);

/** Refuses when a check found anything. */
export function refuseAny(faults: Fault[]): void {
  if (faults.length > 0) throw new Refused(faults);
}

function fieldErrors(faults: Fault[]): JsonObject {
  const root: JsonObject = {};
  for (const { name, path, detail } of faults) {
    const known: Refusal = REFUSALS[name];
    let place = root;
    for (const step of path) {
      place[step] ??= {};
      place = place[step] as JsonObject;
    }
    const before = Array.isArray(place._errors) ? place._errors : [];
    place._errors = [...before, { code: known.field, message: detail ?? known.message }];
  }
  return root;
}

/** Status and body of the answer. https://discord.com/developers/docs/reference#error-messages */
export function refusalAnswer(faults: Fault[]): { status: number; body: JsonObject } {
  const refusals: Refusal[] = faults.map((fault) => REFUSALS[fault.name]);
  const plain = refusals.find((refusal) => refusal.field === undefined);
  if (plain) return { status: plain.status, body: { message: plain.message, code: plain.code } };
  return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: fieldErrors(faults) } };
}
