import { UserError } from '../errors.ts';

const LONGEST_NAME = 60;

/** A name as it is kept: one line, no invisible characters, 1 to 60 characters. Throws a `UserError`. */
export function checkName(typed: string): string {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
  const length = [...name].length;
  if (length === 0) throw new UserError('The topic needs a name, for example: data selection.');
  if (length > LONGEST_NAME) {
    throw new UserError(`The name has ${length} characters; at most ${LONGEST_NAME} fit. Shorten it.`);
  }
  return name;
}

/** What names of one space must not share. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
