import { isObject, type JsonObject, lengthOf, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { FLAG } from '../types.ts';
import { COMPONENT, checkButton, checkRow, within } from './component-parts.ts';
import { faultIf, type Path, repeated } from './text.ts';

const FIRST_OF_V2 = COMPONENT.section;

function duplicates(all: JsonObject[]): Fault[] {
  const ids = all.map((part) => part.custom_id).filter((id) => typeof id === 'string');
  return faultIf(repeated(ids).length > 0, 'custom-id-duplicated', ['components']);
}

function checkClassic(top: JsonObject[]): Fault[] {
  return [
    ...faultIf(top.length > 5, 'rows-too-many', ['components']),
    ...top.flatMap((row, index): Fault[] => {
      const path: Path = ['components', index];
      if (row.type === COMPONENT.row) return checkRow(row, path);
      const isNew = Number(row.type) >= FIRST_OF_V2;
      return [{ name: isNew ? 'v2-without-flag' : 'component-not-in-row', path }];
    }),
  ];
}

function checkSection(section: JsonObject, path: Path): Fault[] {
  const texts = objectsIn(section.components);
  const accessory = isObject(section.accessory) ? section.accessory : undefined;
  return [
    ...faultIf(texts.length < 1 || texts.length > 3, 'v2-section-texts-count', [...path, 'components']),
    ...faultIf(accessory === undefined, 'v2-section-without-accessory', [...path, 'accessory']),
    ...(accessory?.type === COMPONENT.button ? checkButton(accessory, [...path, 'accessory']) : []),
  ];
}

function checkNew(part: JsonObject, path: Path, inContainer: boolean): Fault[] {
  if (part.type === COMPONENT.row) return checkRow(part, path);
  if (part.type === COMPONENT.section) return checkSection(part, path);
  if (part.type === COMPONENT.gallery) {
    const count = objectsIn(part.items).length;
    return faultIf(count < 1 || count > 10, 'v2-gallery-count', [...path, 'items']);
  }
  if (part.type === COMPONENT.container) {
    if (inContainer) return [{ name: 'v2-container-nested', path }];
    return objectsIn(part.components).flatMap((one, index) =>
      checkNew(one, [...path, 'components', index], true),
    );
  }
  return faultIf(Number(part.type) < FIRST_OF_V2, 'component-not-in-row', path);
}

function checkV2(body: JsonObject, top: JsonObject[], all: JsonObject[]): Fault[] {
  const text = all.reduce(
    (sum, part) => sum + (part.type === COMPONENT.text ? lengthOf(part.content) : 0),
    0,
  );
  return [
    ...faultIf(lengthOf(body.content) > 0, 'v2-with-content', ['content']),
    ...faultIf(objectsIn(body.embeds).length > 0, 'v2-with-embeds', ['embeds']),
    ...faultIf(isObject(body.poll), 'v2-with-poll', ['poll']),
    ...faultIf(Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0, 'v2-with-stickers', [
      'sticker_ids',
    ]),
    ...faultIf(all.length > 40, 'v2-components-too-many', ['components']),
    ...faultIf(text > 4000, 'v2-text-too-long', ['components']),
    ...top.flatMap((part, index) => checkNew(part, ['components', index], false)),
  ];
}

/** Limits of components, classic or new by the message's flag. `flags` are those of the message once it is made. */
export function checkComponents(body: JsonObject, flags: number): Fault[] {
  const top = objectsIn(body.components);
  const all = top.flatMap(within);
  const shape = flags & FLAG.componentsV2 ? checkV2(body, top, all) : checkClassic(top);
  return [...shape, ...duplicates(all)];
}
