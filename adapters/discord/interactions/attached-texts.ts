import type { Attachment, ChatInputCommandInteraction, CommandInteractionOption } from 'discord.js';
import { describeError } from '../../../src/errors.ts';
import { LIMITS, TIMES } from '../limits.ts';

/** Files given to a command, as their texts by the option's name; or what is wrong with one, in words. */
export type AttachedTexts =
  | { readonly texts: Readonly<Record<string, string>> }
  | { readonly trouble: string };

/** Where Discord keeps files. */
const STORES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

export async function attachedTexts({
  options,
  client,
}: ChatInputCommandInteraction): Promise<AttachedTexts> {
  const texts: Record<string, string> = {};
  const stores = [...STORES, new URL(client.rest.options.api).origin];
  for (const { name, attachment } of leaves(options.data)) {
    if (!attachment) continue;
    if (attachment.size > LIMITS.fileRead) return { trouble: tooLarge(attachment) };
    try {
      texts[name] = await textAt(attachment.url, stores);
    } catch (error) {
      return {
        trouble: `I could not read the file ${shown(attachment)}: ${describeError(error)}. Try again, or paste its text.`,
      };
    }
  }
  return { texts };
}

function leaves(data: readonly CommandInteractionOption[]): readonly CommandInteractionOption[] {
  return data.flatMap((option) => (option.options ? leaves(option.options) : [option]));
}

async function textAt(url: string, stores: readonly string[]): Promise<string> {
  if (!stores.includes(new URL(url).origin)) throw new Error('it is not kept by Discord');
  const signal = AbortSignal.timeout(TIMES.request);
  const answer = await fetch(url, { redirect: 'error', signal });
  if (!answer.ok) throw new Error(`Discord answered ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength > LIMITS.fileRead) throw new Error('it is larger than Discord says');
  return new TextDecoder().decode(bytes);
}

const shown = ({ name }: Attachment) => `${name.slice(0, 60).toWellFormed()}`;

function tooLarge(attachment: Attachment): string {
  const kilobytes = Math.ceil(attachment.size / 1_000).toLocaleString('en');
  return `The file ${shown(attachment)} has ${kilobytes} kB, and I read ${LIMITS.fileRead / 1_000}. Give one that an export made.`;
}
