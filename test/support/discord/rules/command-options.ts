import { isObject, type JsonObject, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { faultIf, notBetween, type Path, repeated, tooLong } from './text.ts';

/** Option types by number. */
export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** A name with no capital where a small letter exists. */
export const validName = (name: unknown): boolean =>
  typeof name === 'string' && NAME.test(name) && name === name.toLowerCase();

const nests = (option: JsonObject) => option.type === OPTION.subcommand || option.type === OPTION.group;

function checkChoices(option: JsonObject, path: Path): Fault[] {
  const choices = objectsIn(option.choices);
  const at = [...path, 'choices'];
  const completes = option.autocomplete === true;
  const types: unknown[] = [OPTION.string, OPTION.integer, OPTION.number];
  return [
    ...faultIf(choices.length > 25, 'option-choices-too-many', at),
    ...faultIf(completes && choices.length > 0, 'option-choices-with-autocomplete', at),
    ...faultIf(completes && !types.includes(option.type), 'option-autocomplete-type', [
      ...path,
      'autocomplete',
    ]),
    ...faultIf(repeated(choices.map((choice) => choice.name)).length > 0, 'option-choice-duplicated', at),
    ...choices.flatMap((choice, index) => [
      ...notBetween(choice.name, 1, 100, 'option-choice-name-length', [...at, index, 'name']),
      ...tooLong(choice.value, 100, 'option-choice-value-too-long', [...at, index, 'value']),
    ]),
  ];
}

const outside = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && (value < min || value > max);

function checkOption(option: JsonObject, path: Path, depth: number): Fault[] {
  const tooDeep = option.type === OPTION.group ? depth > 0 : nests(option) && depth > 1;
  const badLength = outside(option.min_length, 0, 6000) || outside(option.max_length, 1, 6000);
  return [
    ...faultIf(!validName(option.name), 'option-name-invalid', [...path, 'name']),
    ...notBetween(option.description, 1, 100, 'option-description-length', [...path, 'description']),
    ...faultIf(badLength, 'option-length-range', [...path, 'max_length']),
    ...faultIf(tooDeep, 'option-groups-nested', path),
    ...checkChoices(option, path),
    ...(nests(option) ? checkOptions(option, path, depth + 1) : []),
  ];
}

/** The options of a command, a group or a subcommand. */
export function checkOptions(owner: JsonObject, path: Path, depth = 0): Fault[] {
  const options = objectsIn(owner.options);
  const at = [...path, 'options'];
  const requiredLate = options.some(
    (option, index) => option.required === true && index > 0 && options[index - 1]?.required !== true,
  );
  const subcommandInSubcommand = owner.type === OPTION.subcommand && depth > 0 && options.some(nests);
  return [
    ...faultIf(options.length > 25, 'options-too-many', at),
    ...faultIf(repeated(options.map((option) => option.name)).length > 0, 'option-name-duplicated', at),
    ...faultIf(requiredLate, 'option-required-after-optional', at),
    ...faultIf(options.some(nests) && !options.every(nests), 'option-subcommands-mixed', at),
    ...faultIf(subcommandInSubcommand, 'option-groups-nested', at),
    ...options.flatMap((option, index) => checkOption(option, [...at, index], depth)),
  ];
}

/** The characters of a definition: names, descriptions and values, the longest localization of each. */
export function sizeOf(part: JsonObject): number {
  const longest = (plain: unknown, localized: unknown) => {
    const texts = [plain, ...(isObject(localized) ? Object.values(localized) : [])];
    return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? [...text].length : 0)));
  };
  const inner = [...objectsIn(part.options), ...objectsIn(part.choices)];
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    (typeof part.value === 'string' ? [...part.value].length : 0) +
    inner.reduce((sum, one) => sum + sizeOf(one), 0)
  );
}
