import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import { ComponentType } from 'discord.js';
import { type Answer, type ChatHandlers, text } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Log } from '../../../src/log.ts';
import { contextOf } from '../context.ts';
import { readCustomId } from '../custom-id.ts';
import type { OpensForm } from '../render/buttons.ts';
import { Answering } from './answering.ts';
import { attachedTexts } from './attached-texts.ts';
import { answerAutocomplete } from './autocomplete.ts';
import { FormShelf, formOf } from './form-shelf.ts';
import { messageText } from './message-text.ts';
import { filledOptions } from './options.ts';
import type { ReplyRoute } from './reply-route.ts';

interface Parts {
  readonly route: ReplyRoute;
  readonly opensForm: OpensForm;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything a person can do that wants an answer: commands, presses, forms, suggestions. */
export class Interactions {
  readonly #handlers: ChatHandlers;
  readonly #parts: Parts;
  readonly #shelf: FormShelf;
  readonly #answering: Answering;

  constructor(handlers: ChatHandlers, parts: Parts) {
    this.#handlers = handlers;
    this.#parts = parts;
    this.#shelf = new FormShelf(parts.clock);
    this.#answering = new Answering({ ...parts, shelf: this.#shelf });
  }

  async answer(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return answerAutocomplete(interaction, this.#handlers, this.#parts);
    if (interaction.isChatInputCommand()) return this.#command(interaction);
    if (interaction.isMessageContextMenuCommand()) return this.#shortcut(interaction);
    if (interaction.isButton() || interaction.isStringSelectMenu()) return this.#press(interaction);
    if (interaction.isModalSubmit()) return this.#form(interaction);
  }

  #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const root = interaction.commandName;
    const { path, options } = filledOptions(interaction);
    const press = this.#parts.opensForm([root, ...path].join(' ')) ? 'form' : 'reply';
    const work = async (): Promise<Answer> => {
      const files = await attachedTexts(interaction);
      if ('trouble' in files) return { reply: { title: 'That did not work', blocks: [text(files.trouble)] } };
      const input = { kind: 'options' as const, path, options: { ...options, ...files.texts } };
      return this.#handlers.command({ ...contextOf(interaction), root, input });
    };
    return this.#answering.answer(interaction, press, work);
  }

  #shortcut(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const call = {
      ...contextOf(interaction),
      name: interaction.commandName,
      text: messageText(interaction.targetMessage),
    };
    return this.#answering.answer(interaction, 'reply', () => this.#handlers.shortcut(call));
  }

  async #press(interaction: ButtonInteraction | StringSelectMenuInteraction): Promise<void> {
    const id = readCustomId(interaction.customId);
    if (id?.kind === 'open') return this.#answering.reopen(interaction, id.shelf);
    if (id?.kind !== 'action') {
      return this.#answering.say(
        interaction,
        'This button is from an earlier version of me',
        'Ask again with /paper help.',
      );
    }
    const [chosen] = interaction.isStringSelectMenu() ? interaction.values : [];
    const call = {
      ...contextOf(interaction),
      actionId: id.actionId,
      messageId: interaction.message.id,
      ...(chosen === undefined ? {} : { chosen }),
    };
    return this.#answering.answer(interaction, id.press, () => this.#handlers.action(call));
  }

  async #form(interaction: ModalSubmitInteraction): Promise<void> {
    const id = readCustomId(interaction.customId);
    if (id?.kind !== 'form') {
      return this.#answering.say(
        interaction,
        'This form is from an earlier version of me',
        'Run the command again.',
      );
    }
    const values = valuesOf(interaction);
    const call = { ...contextOf(interaction), actionId: id.actionId, values };
    const work = () => this.#handlers.form(call);
    const form = this.#shelf.get(id.shelf) ?? formOf(id.actionId, values);
    return this.#answering.submitted(interaction, form, values, work);
  }
}

function valuesOf({ fields }: ModalSubmitInteraction): Readonly<Record<string, string>> {
  const texts = [...fields.fields.values()].filter((field) => field.type === ComponentType.TextInput);
  return Object.fromEntries(texts.map((field) => [field.customId, field.value]));
}
