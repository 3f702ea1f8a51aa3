import { isObject, type JsonObject, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { schemaFaults } from '../schema.ts';
import { COMPONENT, checkSelect, isSelect, within } from './component-parts.ts';
import { faultIf, notBetween, type Path, repeated, tooLong } from './text.ts';

function checkInput(input: JsonObject, path: Path): Fault[] {
  return [
    ...notBetween(input.custom_id, 1, 100, 'custom-id-length', [...path, 'custom_id']),
    ...tooLong(input.label, 45, 'modal-label-too-long', [...path, 'label']),
    ...tooLong(input.placeholder, 100, 'modal-placeholder-too-long', [...path, 'placeholder']),
    ...tooLong(input.value, 4000, 'modal-value-too-long', [...path, 'value']),
  ];
}

const checkPart = (part: JsonObject, path: Path): Fault[] => {
  if (part.type === COMPONENT.textInput) return checkInput(part, path);
  return isSelect(part) ? checkSelect(part, path) : [];
};

function checkTop(part: JsonObject, path: Path): Fault[] {
  if (part.type === COMPONENT.row)
    return objectsIn(part.components).flatMap((one, index) => checkPart(one, [...path, 'components', index]));
  if (part.type !== COMPONENT.label) return [];
  return [
    ...tooLong(part.label, 45, 'modal-label-too-long', [...path, 'label']),
    ...tooLong(part.description, 100, 'modal-description-too-long', [...path, 'description']),
    ...(isObject(part.component) ? checkPart(part.component, [...path, 'component']) : []),
  ];
}

/** Limits of a modal. https://discord.com/developers/docs/interactions/receiving-and-responding#modal */
export function checkModal(data: JsonObject): Fault[] {
  const parts = objectsIn(data.components);
  const ids = parts
    .flatMap(within)
    .map((part) => part.custom_id)
    .filter((id) => typeof id === 'string');
  const named = [
    ...notBetween(data.custom_id, 1, 100, 'custom-id-length', ['data', 'custom_id']),
    ...notBetween(data.title, 1, 45, 'modal-title-length', ['data', 'title']),
    ...faultIf(parts.length < 1 || parts.length > 5, 'modal-parts-count', ['data', 'components']),
    ...parts.flatMap((part, index) => checkTop(part, ['data', 'components', index])),
    ...faultIf(repeated(ids).length > 0, 'custom-id-duplicated', ['data', 'components']),
  ];
  return named.length > 0 ? named : schemaFaults('modal', data);
}
