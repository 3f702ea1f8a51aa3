import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordServer, startDiscord } from '../../support/discord/server.ts';
import { clientFor, ready } from './client.ts';

const PAPER = new SlashCommandBuilder()
  .setName('paper')
  .setDescription('Papers')
  .addSubcommand((sub) =>
    sub
      .setName('search')
      .setDescription('Search')
      .addStringOption((option) =>
        option.setName('query').setDescription('Words').setRequired(true).setAutocomplete(true),
      )
      .addIntegerOption((option) =>
        option.setName('limit').setDescription('How many').setMinValue(1).setMaxValue(10),
      )
      .addUserOption((option) => option.setName('for').setDescription('Whom')),
  )
  .toJSON();

let server: DiscordServer;
let client: Client<true>;
let clock: number;

beforeEach(async () => {
  clock = Date.now();
  server = await startDiscord({ now: () => clock });
  client = await ready(clientFor(server), server.token);
  await client.application.commands.set([PAPER, { name: 'Save paper', type: 3 }]);
});

afterEach(async () => {
  await client.destroy();
  await server.stop();
  expect(server.crashes).toEqual([]);
});

/** Answers every interaction; what goes wrong in it comes back as a promise of failures. */
function onInteraction(handle: (interaction: Interaction) => Promise<unknown>): Promise<Error> {
  return new Promise((resolve) => {
    client.on(Events.InteractionCreate, (interaction) => {
      handle(interaction).catch(resolve);
    });
  });
}

test('a slash command is answered at once', async () => {
  onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const query = interaction.options.getString('query', true);
    const whom = interaction.options.getUser('for')?.username;
    await interaction.reply(`${interaction.options.getSubcommand()} ${query} ${whom}`);
  });
  const seen = server.ada.slash(server.papers, 'paper search', { query: 'rlhf', for: server.bo });
  expect((await seen.reply()).content).toBe('search rlhf bo');
  expect(seen.acknowledgement).toMatchObject({ type: 4, ms: 0 });
  expect(server.messagesIn(server.papers)).toHaveLength(1);
});

test('a deferred private answer is edited in, and followed up', async () => {
  onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('found');
    await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
  });
  const seen = server.ada.slash(server.papers, 'paper search', { query: 'rlhf' });
  const reply = await seen.reply();
  expect(seen.acknowledgement?.type).toBe(5);
  expect([reply.content, reply.ephemeralFor]).toEqual(['found', server.ada.id]);
  expect((await seen.followUp()).content).toBe('more');
  expect(server.messagesIn(server.papers)).toEqual([]);
});

test('the first follow-up after a deferral takes the place of "thinking"', async () => {
  onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.followUp('found');
  });
  const seen = server.ada.slash(server.papers, 'paper search', { query: 'rlhf' });
  expect((await seen.reply()).content).toBe('found');
  expect(seen.followUps).toEqual([]);
});

test('a reply with its message, and the reply deleted', async () => {
  onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { resource } = await interaction.reply({ content: 'soon gone', withResponse: true });
    await interaction.followUp(`id ${resource?.message?.id}`);
    await interaction.deleteReply();
  });
  const seen = server.ada.slash(server.papers, 'paper search', { query: 'rlhf' });
  await seen.until('the deletion', () => seen.deleted);
  expect(seen.followUps[0]?.content).toBe(`id ${seen.original?.id}`);
  expect(server.messagesIn(server.papers).map((message) => message.content)).toEqual([
    `id ${seen.original?.id}`,
  ]);
});

test('a command works in direct messages', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply(`guild ${interaction.guildId}`);
  });
  const seen = server.ada.slash(server.ada.dm, 'paper search', { query: 'rlhf' });
  expect((await seen.reply()).content).toBe('guild null');
});

test('autocomplete shows its choices', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isAutocomplete())
      await interaction.respond([{ name: interaction.options.getFocused(), value: 'v' }]);
  });
  const seen = server.ada.complete(server.papers, 'paper search', 'query', { query: 'rl' });
  expect(await seen.choices()).toEqual([{ name: 'rl', value: 'v' }]);
});

test('a button updates its message and a select answers', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isButton()) await interaction.update({ content: 'pressed' });
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
  });
  const channel = await client.channels.fetch(server.papers.id);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const button = new ButtonBuilder().setCustomId('b').setLabel('Press').setStyle(ButtonStyle.Primary);
  const menu = new StringSelectMenuBuilder().setCustomId('s').addOptions({ label: 'One', value: '1' });
  await channel.send({
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(button),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
    ],
  });
  const [message] = server.messagesIn(server.papers);
  if (!message) throw new Error('nothing posted');
  expect((await server.ada.press(message, 'b').reply()).content).toBe('pressed');
  expect((await server.ada.select(message, 's', ['1']).reply()).content).toBe('1');
  expect(() => server.ada.press(message, 'c')).toThrow('there is no component c');
  expect(() => server.ada.select(message, 's', ['2'])).toThrow('does not offer 2');
});

test('a button may defer its update and edit later', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const button = new ButtonBuilder().setCustomId('b').setLabel('Press').setStyle(ButtonStyle.Primary);
      const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
      await interaction.reply({ components: [row], flags: MessageFlags.Ephemeral });
    }
    if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'changed', components: [] });
    }
  });
  const opened = await server.ada.slash(server.papers, 'paper search', { query: 'q' }).reply();
  expect(() => server.bo.press(opened, 'b')).toThrow('for another person');
  const pressed = server.ada.press(opened, 'b');
  await pressed.edited();
  expect(opened).toMatchObject({ content: 'changed', components: [] });
});

test('a modal opens, is submitted and answered', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const input = new TextInputBuilder()
        .setCustomId('name')
        .setLabel('Name')
        .setStyle(TextInputStyle.Short);
      const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
      await interaction.showModal(
        new ModalBuilder().setCustomId('form').setTitle('Topic').addComponents(row),
      );
    }
    if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue('name'));
  });
  const opened = server.ada.slash(server.papers, 'paper search', { query: 'q' });
  expect(await opened.modal()).toMatchObject({ title: 'Topic' });
  expect((await server.ada.submit(opened, { name: 'RLHF' }).reply()).content).toBe('RLHF');
  expect(() => server.ada.submit(opened, { name: '' })).toThrow('must be filled in');
});

test('a modal of labels: text and a select, after a button, updates the button’s message', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const button = new ButtonBuilder().setCustomId('b').setLabel('Open').setStyle(ButtonStyle.Primary);
      await interaction.reply({ components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)] });
    } else if (interaction.isButton()) {
      const words = new TextInputBuilder()
        .setCustomId('words')
        .setStyle(TextInputStyle.Paragraph)
        .setRequired(false);
      const days = new StringSelectMenuBuilder()
        .setCustomId('days')
        .addOptions({ label: 'Monday', value: 'mon' });
      const labels = [
        new LabelBuilder().setLabel('Words').setTextInputComponent(words),
        new LabelBuilder().setLabel('Days').setStringSelectMenuComponent(days),
      ];
      await interaction.showModal(
        new ModalBuilder().setCustomId('form').setTitle('Topic').addLabelComponents(labels),
      );
    } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      const { fields } = interaction;
      await interaction.update(
        `${fields.getTextInputValue('words')}|${fields.getStringSelectValues('days').join()}`,
      );
    }
  });
  const reply = await server.ada.slash(server.papers, 'paper search', { query: 'q' }).reply();
  const opened = server.ada.press(reply, 'b');
  await opened.modal();
  const answer = await server.ada.submit(opened, { days: ['mon'] }).reply();
  expect([answer.id, answer.content]).toEqual([reply.id, '|mon']);
});

test('an answer needs no right in the channel, and says what the bot may do there', async () => {
  server.admin.deny(server.papers, ['viewChannel', 'sendMessages']);
  onInteraction(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(String(interaction.appPermissions.has('ViewChannel')));
  });
  expect((await server.ada.slash(server.papers, 'paper search', { query: 'q' }).reply()).content).toBe(
    'false',
  );
});

test('a message command carries its message', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply(`saved ${interaction.targetMessage.id}`);
  });
  const message = server.bo.send(server.papers, 'look');
  expect((await server.ada.messageMenu(message, 'Save paper').reply()).content).toBe(`saved ${message.id}`);
});

test('an answer after three seconds is refused as unknown', async () => {
  const failure = onInteraction(async (interaction) => {
    clock += 3_001;
    if (interaction.isChatInputCommand()) await interaction.reply('late');
  });
  server.ada.slash(server.papers, 'paper search', { query: 'q' });
  expect(await failure).toMatchObject({ code: 10062, status: 404 });
  expect(server.ledger.refusals).toEqual(['interaction-unknown']);
  expect(server.messagesIn(server.papers)).toEqual([]);
});

test('the token dies after fifteen minutes', async () => {
  const failure = onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    clock += 15 * 60_000 + 1;
    await interaction.editReply('too late');
  });
  server.ada.slash(server.papers, 'paper search', { query: 'q' });
  expect(await failure).toMatchObject({ code: 50027, status: 401 });
});

test('a person cannot type what the registered command does not take', async () => {
  const type =
    (words: string, options = {}) =>
    () =>
      server.ada.slash(server.papers, words, options);
  expect(type('nothing')).toThrow('nothing is not registered');
  expect(type('paper')).toThrow('needs a subcommand');
  expect(type('paper find')).toThrow('no subcommand find');
  expect(type('paper search')).toThrow('query is required');
  expect(type('paper search', { query: 'q', limit: 11 })).toThrow('more than 10');
  expect(type('paper search', { query: 'q', limit: 0.5 })).toThrow('not a whole number');
  expect(type('paper search', { query: 1 })).toThrow('takes no number');
  expect(type('paper search', { query: 'q', other: 1 })).toThrow('no option other');
});

test('a command for managers is not offered to others, nor one for guilds in direct messages', async () => {
  await client.application.commands.create({
    name: 'paper-admin',
    description: 'For managers',
    defaultMemberPermissions: 'ManageChannels',
    contexts: [0],
  });
  onInteraction(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(String(interaction.memberPermissions?.has('ManageChannels')));
  });
  expect(() => server.ada.slash(server.papers, 'paper-admin')).toThrow('ada may not use');
  expect(() => server.ada.slash(server.ada.dm, 'paper-admin')).toThrow('not for this place');
  expect((await server.manager.slash(server.papers, 'paper-admin').reply()).content).toBe('true');
});
