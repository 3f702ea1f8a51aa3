import * as spec from 'discord-api-spec/zod';
import { isObject, type JsonObject } from './json.ts';
import type { Fault } from './refuse.ts';

/** Request bodies of Discord's published OpenAPI document that this server checks against. */
const SCHEMAS = {
  message: spec.MessageCreateRequestSchema,
  'message-edit': spec.MessageEditRequestPartialSchema,
  'interaction-message': spec.IncomingWebhookInteractionRequestSchema,
  'interaction-edit': spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  modal: spec.ModalInteractionCallbackRequestDataSchema,
  command: spec.ApplicationCommandCreateRequestSchema,
  'command-edit': spec.ApplicationCommandPatchRequestPartialSchema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** Permissions and snowflakes come as text or as numbers; the schema knows one form only. */
function normalised(body: JsonObject): JsonObject {
  const copy = { ...body };
  const bits = copy.default_member_permissions;
  if (typeof bits === 'string' && /^\d+$/.test(bits)) copy.default_member_permissions = Number(bits);
  if (Array.isArray(copy.attachments))
    copy.attachments = copy.attachments.map((one) =>
      isObject(one) && typeof one.id === 'number' ? { ...one, id: String(one.id) } : one,
    );
  if (Array.isArray(copy.embeds))
    copy.embeds = copy.embeds.map((one) =>
      isObject(one) && typeof one.timestamp === 'string' && !Number.isNaN(Date.parse(one.timestamp))
        ? { ...one, timestamp: new Date(one.timestamp).toISOString() }
        : one,
    );
  return copy;
}

/** Compares a body with the published schema. Known differences are let through; see `normalised`. */
export function schemaFaults(name: SchemaName, body: JsonObject): Fault[] {
  const result = SCHEMAS[name].safeParse(normalised(body));
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    name: 'schema-mismatch',
    path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
    detail: `${issue.message} (${issue.code})`,
  }));
}
