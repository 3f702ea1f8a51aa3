import { type JsonObject, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { faultIf, notBetween, tooLong } from './text.ts';

const STRING = 3;

/** Limits of an autocomplete answer; the values must have the option's type. */
export function checkChoices(data: JsonObject, optionType: number): Fault[] {
  const choices = objectsIn(data.choices);
  const wanted = optionType === STRING ? 'string' : 'number';
  return [
    ...faultIf(choices.length > 25, 'autocomplete-choices-too-many', ['data', 'choices']),
    ...choices.flatMap((choice, index) => [
      ...notBetween(choice.name, 1, 100, 'autocomplete-choice-name-length', [
        'data',
        'choices',
        index,
        'name',
      ]),
      ...tooLong(choice.value, 100, 'autocomplete-choice-value-too-long', [
        'data',
        'choices',
        index,
        'value',
      ]),
      ...faultIf(typeof choice.value !== wanted, 'autocomplete-choice-type', [
        'data',
        'choices',
        index,
        'value',
      ]),
    ]),
  ];
}
