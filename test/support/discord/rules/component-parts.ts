import { isObject, type JsonObject, lengthOf, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { faultIf, notBetween, type Path, repeated, tooLong } from './text.ts';

/** Component types by number. https://discord.com/developers/docs/components/reference */
export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

const LINK = 5;
const PREMIUM = 6;

export const isSelect = (part: JsonObject): boolean =>
  part.type === COMPONENT.stringSelect || (Number(part.type) >= 5 && Number(part.type) <= 8);

const missing = (value: unknown) => value === undefined || value === null;

function customId(part: JsonObject, path: Path): Fault[] {
  if (missing(part.custom_id)) return [{ name: 'custom-id-missing', path: [...path, 'custom_id'] }];
  return notBetween(part.custom_id, 1, 100, 'custom-id-length', [...path, 'custom_id']);
}

/** A button: a face, and either an id to press or a link to follow. */
export function checkButton(button: JsonObject, path: Path): Fault[] {
  const link = button.style === LINK;
  const faceless = lengthOf(button.label) === 0 && missing(button.emoji) && button.style !== PREMIUM;
  const own = link
    ? [
        ...faultIf(!missing(button.custom_id), 'button-link-with-custom-id', [...path, 'custom_id']),
        ...faultIf(missing(button.url), 'button-link-without-url', [...path, 'url']),
        ...tooLong(button.url, 512, 'button-url-too-long', [...path, 'url']),
      ]
    : [
        ...(button.style === PREMIUM ? [] : customId(button, path)),
        ...faultIf(!missing(button.url), 'button-link-with-custom-id', [...path, 'url']),
      ];
  return [
    ...tooLong(button.label, 80, 'button-label-too-long', [...path, 'label']),
    ...faultIf(faceless, 'button-without-face', path),
    ...own,
  ];
}

function checkOption(option: JsonObject, path: Path): Fault[] {
  return [
    ...notBetween(option.label, 1, 100, 'select-option-label-length', [...path, 'label']),
    ...notBetween(option.value, 1, 100, 'select-option-value-length', [...path, 'value']),
    ...tooLong(option.description, 100, 'select-option-description-too-long', [...path, 'description']),
  ];
}

/** A select of any kind. Only a string select brings its own options. */
export function checkSelect(select: JsonObject, path: Path): Fault[] {
  const options = objectsIn(select.options);
  const isString = select.type === COMPONENT.stringSelect;
  const [min, max] = [Number(select.min_values ?? 1), Number(select.max_values ?? 1)];
  const badRange =
    min > max || min < 0 || max > 25 || (isString && options.length > 0 && max > options.length);
  const own = isString
    ? [
        ...faultIf(options.length < 1 || options.length > 25, 'select-options-count', [...path, 'options']),
        ...options.flatMap((option, index) => checkOption(option, [...path, 'options', index])),
        ...faultIf(
          repeated(options.map((option) => option.value)).length > 0,
          'select-option-value-duplicated',
          [...path, 'options'],
        ),
      ]
    : [];
  return [
    ...customId(select, path),
    ...tooLong(select.placeholder, 150, 'select-placeholder-too-long', [...path, 'placeholder']),
    ...faultIf(badRange, 'select-range', [...path, 'max_values']),
    ...own,
  ];
}

/** A row: one to five buttons, or one select. */
export function checkRow(row: JsonObject, path: Path): Fault[] {
  const parts = objectsIn(row.components);
  const at = [...path, 'components'];
  const selects = parts.filter(isSelect);
  return [
    ...faultIf(parts.length === 0, 'row-empty', at),
    ...faultIf(parts.length > 5, 'row-buttons-too-many', at),
    ...faultIf(selects.length > 0 && parts.length > 1, 'row-select-not-alone', at),
    ...parts.flatMap((part, index) => {
      if (part.type === COMPONENT.button) return checkButton(part, [...at, index]);
      return isSelect(part) ? checkSelect(part, [...at, index]) : [];
    }),
  ];
}

/** A component and everything inside it, outermost first. */
export function within(part: JsonObject): JsonObject[] {
  const inner = [
    ...objectsIn(part.components),
    ...(isObject(part.accessory) ? [part.accessory] : []),
    ...(isObject(part.component) ? [part.component] : []),
  ];
  return [part, ...inner.flatMap(within)];
}
