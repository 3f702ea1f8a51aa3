import { UserError } from '../../errors.ts';
import { plainEmoji } from '../../reactions/emoji.ts';
import { checkEmoji } from '../emoji.ts';
import { parseRule } from '../parse-rule.ts';
import { checkName, nameKey } from '../topic-name.ts';
import { PACK_LIMITS, PACK_VERSION, type Pack, type PackTopic } from './pack.ts';

/** Reads a pack from the text of its file, and checks all of it. Throws a `UserError` that names what is wrong where. */
export function readPack(text: string): Pack {
  if (text.length > PACK_LIMITS.characters) {
    throw noPack(
      `it has ${text.length.toLocaleString('en')} characters, and I read ${PACK_LIMITS.characters.toLocaleString('en')}`,
    );
  }
  const { paperboy, version, name, topics } = fields(parsed(text));
  if (paperboy !== 'topics') throw noPack('it does not begin with "paperboy": "topics"');
  checkVersion(version);
  if (!Array.isArray(topics) || topics.length === 0) throw noPack('it holds no topics');
  if (topics.length > PACK_LIMITS.topics) {
    throw noPack(`it holds ${topics.length} topics, and I take ${PACK_LIMITS.topics} at once`);
  }
  const read = topics.map(readTopic);
  checkOnce(read);
  return { name: typeof name === 'string' && name.trim() ? checkName(name) : 'topics', topics: read };
}

function noPack(why: string): UserError {
  return new UserError(
    `That is no file of topics: ${why}. /paper-admin topic export makes one; to make a single topic use /paper-admin topic add.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw noPack(
      /^\s*\{/.test(text) ? 'it is cut off or changed on the way, and no JSON any more' : 'it is no JSON',
    );
  }
}

const fields = (value: unknown): Partial<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

function checkVersion(version: unknown): void {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw noPack('it does not say its version');
  }
  if (version > PACK_VERSION) {
    throw new UserError(
      `These topics were written by a newer Paperboy (version ${version} of the file; I read up to ${PACK_VERSION}). Update me, then import them again.`,
    );
  }
}

function readTopic(value: unknown, i: number): PackTopic {
  const { name, emoji = '', rule } = fields(value);
  if (typeof name !== 'string' || typeof rule !== 'string' || typeof emoji !== 'string') {
    throw noPack(`its topic ${i + 1} has no name or no rule`);
  }
  try {
    const checked = checkName(name);
    return { name: checked, rule: parseRule(rule).text, emoji: emoji.trim() && checkEmoji(emoji) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `Topic ${i + 1} of the file (“${[...name].slice(0, 60).join('')}”): ${error.message}`,
      { cause: error },
    );
  }
}

function checkOnce(topics: readonly PackTopic[]): void {
  const byName = new Map<string, PackTopic>();
  const byEmoji = new Map<string, PackTopic>();
  for (const topic of topics) {
    if (byName.has(nameKey(topic.name)))
      throw new UserError(`The file has two topics “${topic.name}”. Rename one of them there.`);
    byName.set(nameKey(topic.name), topic);
    const emoji = plainEmoji(topic.emoji);
    const other = emoji && byEmoji.get(emoji);
    if (other)
      throw new UserError(
        `In the file ${topic.emoji} stands for “${other.name}” and for “${topic.name}”. Give one of them another emoji there, or none.`,
      );
    byEmoji.set(emoji, topic);
  }
}
