import { isObject, type JsonObject, lengthOf, objectsIn, textOf } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { faultIf, type Path, tooLong } from './text.ts';

const nested = (embed: JsonObject, part: string, member: string): unknown =>
  isObject(embed[part]) ? embed[part][member] : undefined;

const blank = (value: unknown) => textOf(value).trim() === '';

function fieldFaults(field: JsonObject, path: Path): Fault[] {
  return [
    ...faultIf(blank(field.name), 'embed-field-name-empty', [...path, 'name']),
    ...tooLong(field.name, 256, 'embed-field-name-too-long', [...path, 'name']),
    ...faultIf(blank(field.value), 'embed-field-value-empty', [...path, 'value']),
    ...tooLong(field.value, 1024, 'embed-field-value-too-long', [...path, 'value']),
  ];
}

/** The characters of an embed that count towards the 6000. */
const size = (embed: JsonObject): number =>
  lengthOf(embed.title) +
  lengthOf(embed.description) +
  lengthOf(nested(embed, 'footer', 'text')) +
  lengthOf(nested(embed, 'author', 'name')) +
  objectsIn(embed.fields).reduce((sum, field) => sum + lengthOf(field.name) + lengthOf(field.value), 0);

function embedFaults(embed: JsonObject, path: Path): Fault[] {
  const fields = objectsIn(embed.fields);
  return [
    ...tooLong(embed.title, 256, 'embed-title-too-long', [...path, 'title']),
    ...tooLong(embed.description, 4096, 'embed-description-too-long', [...path, 'description']),
    ...tooLong(nested(embed, 'footer', 'text'), 2048, 'embed-footer-too-long', [...path, 'footer', 'text']),
    ...tooLong(nested(embed, 'author', 'name'), 256, 'embed-author-too-long', [...path, 'author', 'name']),
    ...faultIf(fields.length > 25, 'embed-fields-too-many', [...path, 'fields']),
    ...fields.flatMap((field, index) => fieldFaults(field, [...path, 'fields', index])),
  ];
}

/** Limits of embeds. https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export function checkEmbeds(body: JsonObject): Fault[] {
  const embeds = objectsIn(body.embeds);
  const total = embeds.reduce((sum, embed) => sum + size(embed), 0);
  return [
    ...faultIf(embeds.length > 10, 'embeds-too-many', ['embeds']),
    ...embeds.flatMap((embed, index) => embedFaults(embed, ['embeds', index])),
    ...faultIf(total > 6000, 'embeds-total-too-long', ['embeds']),
  ];
}
