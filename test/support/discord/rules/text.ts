import { lengthOf } from '../json.ts';
import type { RefusalName } from '../refusals.ts';
import type { Fault } from '../refuse.ts';

export type Path = (string | number)[];

/** A fault if a text is longer than allowed. */
export const tooLong = (value: unknown, max: number, name: RefusalName, path: Path): Fault[] =>
  lengthOf(value) > max ? [{ name, path }] : [];

/** A fault if a text is missing or not between two lengths. */
export const notBetween = (
  value: unknown,
  min: number,
  max: number,
  name: RefusalName,
  path: Path,
): Fault[] => {
  const length = lengthOf(value);
  return length < min || length > max ? [{ name, path }] : [];
};

/** A fault if a condition holds. */
export const faultIf = (broken: boolean, name: RefusalName, path: Path): Fault[] =>
  broken ? [{ name, path }] : [];

/** The values that occur more than once. */
export const repeated = (values: unknown[]): unknown[] =>
  values.filter((one, index) => values.indexOf(one) !== index);
