import type { Interaction } from '../interaction.ts';
import { changeMessage, publishEdit, removeMessage } from '../messages.ts';
import { refuse } from '../refuse.ts';
import { type Call, noContent, ok, type Route, tokenRoute } from '../route.ts';
import { FLAG, type Message } from '../types.ts';
import { wireMessage } from '../wire-message.ts';
import { answerMessage, refuseAnswer } from './callback.ts';
import { refuseEdit } from './messages.ts';

const BASE = '/webhooks/:app/:token';
const ONE = `${BASE}/messages/:message`;

function interactionOf({ world, params }: Call): Interaction {
  if (params.app !== world.state.bot.id) throw refuse('webhook-unknown');
  return world.interactions.forToken(params.token ?? '');
}

/** `@original`, the reply itself or a follow-up; nothing else belongs to the token. */
function messageOf(call: Call, interaction: Interaction): Message {
  const { original, followUps } = interaction;
  const id = call.params.message;
  const own = id === '@original' || id === original?.id ? original : followUps.find((one) => one.id === id);
  const stays =
    own && (call.world.interactions.ephemerals.has(own.id) || call.world.state.findMessage(own.id));
  if (!own || !stays) throw refuse('message-unknown');
  return own;
}

function edit(call: Call) {
  const { world, body, files } = call;
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  refuseEdit(call, message, 'interaction-edit');
  changeMessage(world, message, body, files);
  fill(interaction, message);
  publishEdit(world, message);
  if (message === interaction.original) interaction.edits += 1;
  interaction.changed();
  return ok(wireMessage(world.state, message));
}

/** "Thinking…" becomes the reply. */
function fill(interaction: Interaction, message: Message): void {
  if (message !== interaction.original) return;
  interaction.loading = false;
  message.flags &= ~FLAG.loading;
}

function followUp(call: Call) {
  const { world, body, files } = call;
  const interaction = interactionOf(call);
  refuseAnswer(call, body);
  const { original } = interaction;
  // After a deferral the first follow-up takes the place of "thinking…", with the deferral's visibility.
  // https://github.com/discord/discord-api-docs/pull/7091
  if (interaction.loading && original && !interaction.deleted) {
    changeMessage(world, original, body, files);
    fill(interaction, original);
    publishEdit(world, original);
    interaction.changed();
    return ok(wireMessage(world.state, original));
  }
  const message = answerMessage(call, interaction, body);
  interaction.followUps.push(message);
  interaction.changed();
  return ok(wireMessage(world.state, message));
}

function remove(call: Call) {
  const { world } = call;
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  if (message.ephemeralFor === undefined) removeMessage(world, message);
  else world.interactions.ephemerals.delete(message.id);
  if (message === interaction.original) {
    interaction.deleted = true;
    interaction.loading = false;
  }
  interaction.changed();
  return noContent;
}

/** Everything after the first answer, by the interaction's token. */
export const webhookRoutes: Route[] = [
  tokenRoute('POST', BASE, followUp),
  tokenRoute('GET', ONE, (call) => ok(wireMessage(call.world.state, messageOf(call, interactionOf(call))))),
  tokenRoute('PATCH', ONE, edit),
  tokenRoute('DELETE', ONE, remove),
];
