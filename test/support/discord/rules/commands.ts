import { type JsonObject, lengthOf, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { type SchemaName, schemaFaults } from '../schema.ts';
import { checkOptions, sizeOf, validName } from './command-options.ts';
import { faultIf, notBetween } from './text.ts';

const SLASH = 1;

/** How many commands of each type a scope may hold. */
export const COMMANDS_PER_SCOPE: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };

function checkMenuCommand(command: JsonObject): Fault[] {
  return [
    ...notBetween(command.name, 1, 32, 'command-name-invalid', ['name']),
    ...faultIf(lengthOf(command.description) > 0, 'command-description-forbidden', ['description']),
    ...faultIf(objectsIn(command.options).length > 0, 'command-options-forbidden', ['options']),
  ];
}

function checkSlashCommand(command: JsonObject): Fault[] {
  return [
    ...faultIf(!validName(command.name), 'command-name-invalid', ['name']),
    ...notBetween(command.description, 1, 100, 'command-description-length', ['description']),
    ...checkOptions(command, []),
    ...faultIf(sizeOf(command) > 8000, 'command-too-large', []),
  ];
}

/** Limits of one definition. https://discord.com/developers/docs/interactions/application-commands */
export function checkCommand(command: JsonObject, schema: SchemaName = 'command'): Fault[] {
  const named = (command.type ?? SLASH) === SLASH ? checkSlashCommand(command) : checkMenuCommand(command);
  return named.length > 0 ? named : schemaFaults(schema, command);
}
