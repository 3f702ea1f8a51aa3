import type { Interaction, InteractionKind } from '../interaction.ts';
import { isObject, type JsonObject, objectsIn } from '../json.ts';
import { changeMessage, makeMessage, publish, publishEdit } from '../messages.ts';
import type { RefusalName } from '../refusals.ts';
import { refuse, refuseAny } from '../refuse.ts';
import { type Call, noContent, ok, type Route, tokenRoute } from '../route.ts';
import { checkChoices } from '../rules/autocomplete.ts';
import { checkMessage, isEmptyMessage } from '../rules/messages.ts';
import { checkModal } from '../rules/modals.ts';
import { FLAG, type Message } from '../types.ts';
import { wireMessage } from '../wire-message.ts';
import { refuseEdit } from './messages.ts';

const REPLY = 4;
const REPLY_LATER = 5;
const UPDATE_LATER = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

/** What is wrong with answering an interaction of one kind with one type. */
function wrongType(kind: InteractionKind, type: number, hasMessage: boolean): RefusalName | undefined {
  if (![REPLY, REPLY_LATER, UPDATE_LATER, UPDATE, CHOICES, MODAL].includes(type))
    return 'answer-type-unknown';
  if (kind === 'autocomplete') return type === CHOICES ? undefined : 'autocomplete-answer-wrong';
  if (type === CHOICES) return 'choices-without-autocomplete';
  if (type === MODAL && kind === 'modal') return 'modal-answer-to-modal';
  if ((type === UPDATE || type === UPDATE_LATER) && !hasMessage) return 'update-without-component';
  return undefined;
}

/** Makes the message a person sees as an answer: in the channel, or for them alone. */
export function answerMessage(call: Call, interaction: Interaction, data: JsonObject): Message {
  const { world, files } = call;
  const { id, user, channel, payload } = interaction.start;
  const named = isObject(payload.data) ? payload.data.name : undefined;
  const message = makeMessage(world, {
    channel,
    author: world.state.bot,
    body: data,
    files,
    type: interaction.start.kind === 'command' ? 20 : 0,
    interaction: { id, userId: user.id, name: typeof named === 'string' ? named : undefined },
    ephemeralFor: Number(data.flags ?? 0) & FLAG.ephemeral ? user.id : undefined,
  });
  if (message.ephemeralFor === undefined) publish(world, message);
  else world.interactions.ephemerals.set(message.id, message);
  return message;
}

/** Refuses the body of an answer that breaks a rule. */
export function refuseAnswer({ world, files }: Call, data: JsonObject): void {
  const { fileSizeLimit } = world.settings;
  refuseAny(
    checkMessage({
      body: data,
      files,
      flags: Number(data.flags ?? 0),
      schema: 'interaction-message',
      fileSizeLimit,
    }),
  );
  if (isEmptyMessage(data, files)) throw refuse('message-empty');
}

function apply(call: Call, interaction: Interaction, type: number, data: JsonObject): void {
  const { source, optionType } = interaction.start;
  if (type === REPLY) {
    refuseAnswer(call, data);
    interaction.original = answerMessage(call, interaction, data);
  } else if (type === REPLY_LATER) {
    interaction.loading = true;
    interaction.original = answerMessage(call, interaction, {
      flags: Number(data.flags ?? 0) | FLAG.loading,
    });
  } else if (type === UPDATE_LATER) {
    interaction.original = source;
  } else if (type === UPDATE && source) {
    refuseEdit({ ...call, body: data }, source, 'interaction-edit');
    changeMessage(call.world, source, data, call.files);
    publishEdit(call.world, source);
    interaction.original = source;
  } else if (type === CHOICES) {
    refuseAny(checkChoices(data, optionType ?? 3));
    interaction.shownChoices = objectsIn(data.choices) as unknown as NonNullable<Interaction['shownChoices']>;
  } else if (type === MODAL) {
    refuseAny(checkModal(data));
    interaction.shownModal = data;
  }
}

function response(call: Call, interaction: Interaction, type: number): JsonObject {
  const message = interaction.original;
  const shown = message && [REPLY, REPLY_LATER, UPDATE, UPDATE_LATER].includes(type);
  return {
    interaction: {
      id: interaction.start.id,
      type: interaction.start.payload.type,
      ...(shown
        ? {
            response_message_id: message.id,
            response_message_loading: interaction.loading,
            response_message_ephemeral: message.ephemeralFor !== undefined,
          }
        : {}),
    },
    ...(shown
      ? { resource: { type, message: wireMessage(call.world.state, message) } }
      : { resource: { type } }),
  };
}

function answer(call: Call) {
  const { world, body, params, query } = call;
  const interaction = world.interactions.forCallback(params.interaction ?? '', params.token ?? '');
  const type = Number(body.type);
  const data = isObject(body.data) ? body.data : {};
  const wrong = wrongType(interaction.start.kind, type, interaction.start.source !== undefined);
  if (wrong) throw refuse(wrong, 'type');
  apply(call, interaction, type, data);
  interaction.acknowledgement = { type, ms: world.settings.now() - interaction.start.at, data };
  interaction.changed();
  return query.get('with_response') === 'true' ? ok(response(call, interaction, type)) : noContent;
}

/** First answers. https://discord.com/developers/docs/interactions/receiving-and-responding */
export const callbackRoutes: Route[] = [
  tokenRoute('POST', '/interactions/:interaction/:token/callback', answer),
];
